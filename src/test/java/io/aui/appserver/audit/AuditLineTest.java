package io.aui.appserver.audit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AuditLineTest {
  @Test
  void showsAbsentValuesAndNumbers() {
    assertThat(new AuditLine().add("a", "x-1").add("b", "").add("c", 7))
        .hasToString("a=x-1 b=- c=7");
  }

  @Test
  void cutsLongValues() {
    assertThat(new AuditLine().add("a", "x".repeat(500)).toString()).hasSize(2 + 128);
  }

  @Property
  void noValueCanForgeAnythingElse(@ForAll String value) {
    assertThat(new AuditLine().add("a", value).add("b", value).toString())
        .matches("a=[A-Za-z0-9._:/@+?-]{1,128} b=[A-Za-z0-9._:/@+?-]{1,128}");
  }
}
