package io.aui.appserver.agent.catalog;

import io.aui.appserver.Nearest;
import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.config.GivenSetting;
import io.aui.appserver.ims.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Finds agents of regions ({@code appserver.agents.regions.<region>.<type>}) that no request can
 * use, since the region is not configured or there is no such type. Neither can be told apart in an
 * environment name, so whole names are compared.
 */
@ApplicationScoped
class AgentsConfigCheck implements ConfigCheck {
  private static final String KEY = AgentsConfig.PREFIX + ".regions.";

  private final Config config;
  private final Regions regions;

  AgentsConfigCheck(Config config, Regions regions) {
    this.config = config;
    this.regions = regions;
  }

  @Override
  public List<Problem> problems() {
    Set<String> usable = new TreeSet<>(regions.all());
    usable.add(regions.requestedForMessaging(null));
    Set<String> variables =
        usable.stream()
            .flatMap(region -> AgentsConfig.KINDS.stream().map(kind -> KEY + region + "." + kind))
            .map(GivenSetting::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    return GivenSetting.all(config.getConfigSources()).stream()
        .filter(given -> given.shownName().startsWith(GivenSetting.variable(KEY)))
        .filter(given -> !variables.contains(given.shownName()))
        .map(given -> problem(given, variables, usable))
        .distinct()
        .toList();
  }

  private static Problem problem(GivenSetting given, Set<String> variables, Set<String> usable) {
    return Problem.fatal(
        given.shownName(),
        "names no region and type: the regions are "
            + String.join(", ", usable)
            + " (APPSERVER_IMS_REGIONS), the types "
            + String.join(", ", AgentsConfig.KINDS)
            + Nearest.of(given.shownName(), variables)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("")
            + given.place());
  }
}
