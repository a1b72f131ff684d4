package io.aui.appserver.ims;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The configured regions: the only ones that a request may name, so that none reaches a host name unchecked. */
@ApplicationScoped
public class Regions {
  private final String standard;
  private final Set<String> all;

  Regions(ImsConfig config) {
    this.standard = config.region();
    Set<String> regions = new TreeSet<>(config.regions().orElse(Set.of()));
    regions.add(standard);
    this.all = Set.copyOf(regions);
  }

  /** The region where a request names none. */
  public String standard() {
    return standard;
  }

  /** Whether a request may name it. */
  public boolean isKnown(String region) {
    return all.contains(region);
  }

  /** Every region that a request may name. */
  public Set<String> all() {
    return all;
  }

  /** The regions for a message: sorted, separated by commas. */
  public String listed() {
    return all.stream().sorted().collect(Collectors.joining(", "));
  }
}
