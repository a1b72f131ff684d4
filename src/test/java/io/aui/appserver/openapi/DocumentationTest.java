package io.aui.appserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private final Texts operations = Texts.load("operations");

  @Test
  void readmeListsExactlyTheOperationsThatTheCodeHas() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table =
        readme.substring(
            readme.indexOf("<!-- operations -->"), readme.indexOf("<!-- /operations -->"));
    String expected =
        operations().stream()
            .map(name -> "| `" + name + "` | " + operations.required(name) + " |\n")
            .collect(
                Collectors.joining(
                    "", "<!-- operations -->\n| Operation | What it does |\n| --- | --- |\n", ""));
    assertThat(table).isEqualTo(expected);
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
