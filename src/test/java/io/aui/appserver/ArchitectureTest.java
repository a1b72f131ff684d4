package io.aui.appserver;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.aui.appserver.operation.ApiOperation;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which, and which APIs are forbidden. */
class ArchitectureTest {
  private static final String IMS = Arrows.ROOT + ".ims..";

  // Plain tests, so that a single one can be run.
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(Arrows.ROOT);

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(CLASSES);
  }

  @Test
  void everyPackageUsesOnlyWhatItsArrowsAllow() {
    check(
        classes()
            .should(
                new ArchCondition<>("use only what the arrows of their package allow") {
                  @Override
                  public void check(JavaClass origin, ConditionEvents events) {
                    origin
                        .getDirectDependenciesFromSelf()
                        .forEach(
                            dependency -> {
                              if (!Arrows.allow(
                                  origin.getName(), dependency.getTargetClass().getName())) {
                                events.add(
                                    SimpleConditionEvent.violated(
                                        dependency, dependency.getDescription()));
                              }
                            });
                  }
                }));
  }

  @Test
  void theListOfTestsThatStartTheServerIsComplete() throws IOException {
    List<String> annotated =
        new ClassFileImporter()
            .withImportOption(new OnlyIncludeTests()).importPackages(Arrows.ROOT).stream()
                .filter(type -> type.isAnnotatedWith(QuarkusTest.class))
                .map(type -> type.getName().replace('.', '/') + ".java")
                .toList();
    List<String> listed =
        Files.readAllLines(Path.of("src", "test", "quarkus-tests.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(listed).as("src/test/quarkus-tests.txt").hasSameElementsAs(annotated);
  }

  @Test
  void noCycles() {
    check(slices().matching("io.aui.appserver.(**)").should().beFreeOfCycles());
  }

  @Test
  void signingIsPureJava() {
    check(
        classes()
            .that()
            .resideInAPackage("..ims.signing..")
            .should()
            .onlyDependOnClassesThat(
                Predicates.resideInAnyPackage("java..", "javax.crypto..", "..ims.signing..")
                    .or(Predicates.type(Secret.class))));
  }

  @Test
  void schemasAreJavaAndJackson() {
    check(
        classes()
            .that()
            .resideInAPackage("..validation.schema..")
            .should()
            .onlyDependOnClassesThat(
                Predicates.resideInAnyPackage(
                        "java..", "com.fasterxml.jackson..", "..validation.schema..")
                    .or(Predicates.type(Nearest.class))));
  }

  @Test
  void restClientsAreTheCloudDoorsAlone() {
    check(
        classes()
            .that()
            .areAnnotatedWith(RegisterRestClient.class)
            .or()
            .areAssignableTo(ClientRequestFilter.class)
            .should()
            .resideInAPackage(IMS)
            .andShould()
            .bePackagePrivate());
  }

  @Test
  void onlyTheCloudDoorBuildsClients() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(IMS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(QuarkusRestClientBuilder.class));
  }

  @Test
  void responsesAreMadeInTwoPackages() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..appserver.error..", "..appserver.http..")
            // The client's side of the same type: the response of IMS.
            .and()
            .doNotHaveSimpleName("ImsErrorReader")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Response.class));
  }

  @Test
  void everyMethodOfAResourceIsDeclaredAsAnOperation() {
    check(
        methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(jakarta.ws.rs.Path.class)
            .and()
            .arePublic()
            .should()
            .beAnnotatedWith(ApiOperation.class));
  }

  @Test
  void nobodyWaits() {
    check(
        noClasses()
            .should(
                callMethodWhere(
                        target(owner(Predicates.assignableTo(Uni.class)))
                            .and(target(name("await"))))
                    .as("call Uni.await()"))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class));
  }

  @Test
  void noOperationIsBlocking() {
    check(noMethods().should().beAnnotatedWith(Blocking.class));
  }

  @Test
  void noClassIsBlocking() {
    check(noClasses().should().beAnnotatedWith(Blocking.class));
  }

  @Test
  void timeIsInjected() {
    check(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone"));
  }

  @Test
  void noPredictableRandomness() {
    check(
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class));
  }

  @Test
  void nothingIsPrinted() {
    check(
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @ParameterizedTest
  @CsvSource({
    "agent.A,ims.ImsGateway,true",
    "agent.A,messaging.B,false",
    "agent.A,agent.catalog.B,true",
    "agent.catalog.A,agent.B,false",
    "phone.A,agent.catalog.B,false",
    "admin.A,agent.B,false",
    "rtc.A,agent.B,false",
    "agent.A,callback.B,false",
    "callback.A,agent.B,false",
    "agent.A,ims.response.B,true",
    "agent.A,ims.signing.B,false",
    "agent.A,http.B,true",
    "agent.A,Secret,true",
    "http.A,error.B,false",
    "http.A,Secret,true",
    "access.A,ims.B,false",
    "ims.A,error.B,false",
    "ims.request.A,ims.B,false",
    "ims.response.A,ims.B,false",
    "error.A,ims.failure.ImsException,true",
    "error.A,ims.failure.ImsException$Kind,true",
    "error.A,ims.ImsGateway,false",
    "sandbox.A,ims.ImsEndpoint,true",
    "sandbox.A,ims.ImsGateway,false",
    "sandbox.gateway.A,sandbox.actions.B,true",
    "sandbox.state.A,sandbox.actions.B,false",
    "sandbox.protocol.A,sandbox.B,false",
    "agent.A,sandbox.B,false",
    "agent.A,sandbox.faults.B,false",
    "tracking.A,access.B,false",
  })
  void theTableSeparatesAllowedFromForbiddenArrows(String origin, String target, boolean allowed) {
    assertThat(Arrows.allow(Arrows.ROOT + "." + origin, Arrows.ROOT + "." + target))
        .isEqualTo(allowed);
  }
}
