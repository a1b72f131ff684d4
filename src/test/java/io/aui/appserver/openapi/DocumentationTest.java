package io.aui.appserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.testing.GeneratedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
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

  @Test
  void everyTextOfARecordBelongsToAMemberOfThatRecord() throws IOException {
    Properties texts = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/openapi/members.properties")) {
      texts.load(in);
    }
    Set<String> members =
        classes().stream()
            .filter(type -> type.isRecord())
            .flatMap(
                type ->
                    type.getFields().stream()
                        .map(field -> type.getSimpleName() + "." + snakeCase(field.getName())))
            .collect(Collectors.toSet());
    Set<String> described =
        texts.stringPropertyNames().stream()
            .filter(key -> Character.isUpperCase(key.charAt(0)))
            .map(key -> key.replaceFirst("[.]example$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isNotEmpty().isSubsetOf(members);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.aui.appserver");
  }

  private static Set<String> operations() {
    Set<String> names =
        classes().stream()
            .filter(type -> type.getSimpleName().endsWith("Resource"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(ApiOperation.class))
            .map(JavaMethod::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names).contains("generateAIAgentCall");
    return names;
  }
}
