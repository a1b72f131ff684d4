package io.aui.appserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aui.appserver.testing.GeneratedText;
import jakarta.ws.rs.POST;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private final Texts operations = Texts.load("operations");

  @Test
  void readmeListsExactlyTheOperationsThatTheCodeHas() {
    String rows =
        operations().stream()
            .map(name -> "| `" + name + "` | " + operations.required(name) + " |")
            .collect(Collectors.joining("\n", "| Operation | What it does |\n| --- | --- |\n", ""));
    GeneratedText.require("README.md", "operations", rows, DocumentationTest.class);
  }

  private static Set<String> operations() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.aui.appserver");
    Set<String> names =
        classes.stream()
            .filter(type -> type.getSimpleName().endsWith("Resource"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(POST.class))
            .map(JavaMethod::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names).contains("generateAIAgentCall");
    return names;
  }
}
