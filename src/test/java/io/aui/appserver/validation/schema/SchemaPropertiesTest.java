package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.complete;
import static io.aui.appserver.validation.schema.Documents.placesIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SchemaPropertiesTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> DOCUMENTED_NAMES = documentedNames();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void anyJsonIsJudgedWithoutFailing(
      @ForAll("requestMembers") String member, @ForAll("documents") JsonNode document) {
    List<Violation> found = Documents.check(member, document);

    assertThat(found).hasSizeLessThanOrEqualTo(5);
    for (Violation violation : found) {
      assertThat(violation.pointer()).startsWith("/" + member);
      assertThat(violation.problem()).hasSizeLessThan(250).doesNotContainPattern("\\p{Cntrl}");
      // Every pointer leads into the document, or to a required member of something in it.
      JsonPointer inDocument =
          JsonPointer.compile(violation.pointer().substring(member.length() + 1));
      JsonPointer there =
          violation.problem().startsWith("is missing") ? inDocument.head() : inDocument;
      assertThat(document.at(there).isMissingNode()).isFalse();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void unknownMembersNeverViolate(
      @ForAll("requestMembers") String member, @ForAll("documents") JsonNode unknown) {
    JsonNode document = complete(member);
    placesIn(document).stream()
        .map(document::at)
        .filter(JsonNode::isObject)
        .forEach(object -> ((ObjectNode) object).set("Unknown", unknown));
    ((ObjectNode) document).set("Unknown", unknown);

    assertThat(Documents.check(member, document)).isEmpty();
  }

  @Provide
  Arbitrary<String> requestMembers() {
    return Arbitraries.of(Documents.SCHEMAS.keySet());
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return documents(4);
  }

  private static Arbitrary<JsonNode> documents(int depth) {
    if (depth == 0) {
      return Arbitraries.oneOf(scalars(), texts());
    }
    Arbitrary<JsonNode> smaller = documents(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalars()),
        Tuple.of(1, texts()),
        Tuple.of(1, lists(smaller)),
        Tuple.of(4, objects(smaller)));
  }

  private static Arbitrary<JsonNode> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-2, 20_000).map(NODES::numberNode),
        Arbitraries.doubles().map(NODES::numberNode),
        Arbitraries.bigDecimals().map(d -> NODES.numberNode(d.multiply(new BigDecimal("1e30")))),
        Arbitraries.bigIntegers().map(NODES::numberNode),
        Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)));
  }

  private static Arbitrary<JsonNode> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(150).map(NODES::textNode),
        Arbitraries.of("{}", "random", "cache", "Low").map(NODES::textNode));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
    Arbitrary<String> names =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(DOCUMENTED_NAMES)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    return Arbitraries.maps(names, values)
        .ofMaxSize(6)
        .map(
            members -> {
              ObjectNode object = NODES.objectNode();
              members.forEach(object::set);
              return object;
            });
  }

  private static Arbitrary<JsonNode> lists(Arbitrary<JsonNode> values) {
    return values.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items));
  }

  private static Set<String> documentedNames() {
    Set<String> names = new TreeSet<>();
    for (String member : Documents.SCHEMAS.keySet()) {
      for (JsonPointer place : placesIn(complete(member))) {
        names.add(place.last().getMatchingProperty());
      }
    }
    return names;
  }
}
