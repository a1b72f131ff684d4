package io.aui.appserver.ims;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The configured regions. Requests may name no others, so that no unchecked text becomes part of a
 * host name.
 */
@Singleton
public class Regions {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final String standard;
  private final Set<String> all;
  private final String messaging;

  Regions(
      ImsConfig config,
      @ConfigProperty(name = "appserver.messaging.region") Optional<String> messaging) {
    this.messaging = messaging.orElse(config.region());
    this.standard = config.region();
    Set<String> regions = new TreeSet<>(config.regions().orElse(Set.of()));
    regions.add(standard);
    this.all = regions;
  }

  /** Whether a text has the form of a region id and can be part of a host name. */
  public static boolean isWellFormed(String region) {
    return FORM.matcher(region).matches();
  }

  /** The region used if a request names none. */
  public String standard() {
    return standard;
  }

  /** Every configured region. */
  public Set<String> all() {
    return Collections.unmodifiableSet(all);
  }

  /**
   * The region of a request: the standard one if it names none.
   *
   * @throws UnknownRegionException if the region is not configured
   */
  public String requested(String region) {
    // One shared string instead of the one from the request: each tracked instance keeps it.
    if (region == null || region.equals(standard)) {
      return standard;
    }
    if (!all.contains(region)) {
      throw new UnknownRegionException(all);
    }
    return region;
  }

  /**
   * The region of a request about interactive messaging: the region of the messaging application if
   * it names none. A request may always name that region, too.
   *
   * @throws UnknownRegionException if it is not configured
   */
  public String requestedForMessaging(String region) {
    return region == null || region.equals(messaging) ? messaging : requested(region);
  }
}
