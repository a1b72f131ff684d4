package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private final Regions plain = regions(Optional.empty());
  private final Regions messagingElsewhere = regions(Optional.of("cn-beijing"));

  @Test
  void messagingIsWhereEverythingIsByDefault() {
    assertThat(plain.requestedForMessaging(null)).isEqualTo("cn-shanghai");
  }

  @Test
  void messagingMayHaveARegionOfItsOwn() {
    assertThat(messagingElsewhere.requestedForMessaging(null)).isEqualTo("cn-beijing");
    assertThat(messagingElsewhere.requestedForMessaging("cn-beijing")).isEqualTo("cn-beijing");
    assertThat(messagingElsewhere.requestedForMessaging("cn-shanghai")).isEqualTo("cn-shanghai");
  }

  @Test
  void messagingsRegionIsNoneForEverythingElse() {
    assertThat(messagingElsewhere.requested(null)).isEqualTo("cn-shanghai");
    assertThatThrownBy(() -> messagingElsewhere.requested("cn-beijing"))
        .isInstanceOf(UnknownRegionException.class);
  }

  @Test
  void otherRegionsAreRefusedForMessagingToo() {
    assertThatThrownBy(() -> messagingElsewhere.requestedForMessaging("us-west-1"))
        .isInstanceOf(UnknownRegionException.class);
  }

  private static Regions regions(Optional<String> messaging) {
    ImsConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ImsConfig.class)
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(ImsConfig.class);
    return new Regions(config, messaging);
  }
}
