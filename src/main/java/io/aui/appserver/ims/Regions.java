package io.aui.appserver.ims;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The configured regions: the only ones that a request may name, so that none reaches a host name
 * unchecked.
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

  /** Whether a setting can be a region: it becomes part of a host name. */
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
   * The region that a request means: the standard one if it names none.
   *
   * @throws UnknownRegionException if it is not configured
   */
  public String requested(String region) {
    // The one text of its own, not that of the request: instances are kept by the hundred thousand.
    if (region == null || region.equals(standard)) {
      return standard;
    }
    if (!all.contains(region)) {
      throw new UnknownRegionException(all);
    }
    return region;
  }

  /**
   * The region that a request about interactive messaging means: the messaging application's if it
   * names none. A request may always name that one.
   *
   * @throws UnknownRegionException if it is not configured
   */
  public String requestedForMessaging(String region) {
    return region == null || region.equals(messaging) ? messaging : requested(region);
  }
}
