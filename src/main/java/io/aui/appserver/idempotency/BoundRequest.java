package io.aui.appserver.idempotency;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.aui.appserver.http.JsonObjectText;
import java.io.IOException;

/** What was bound of a request, as a tree to compare. */
final class BoundRequest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(new SimpleModule().addSerializer(new WithoutItsSpelling()));

  private BoundRequest() {}

  static JsonNode tree(Object request) {
    return MAPPER.valueToTree(request);
  }

  /** Text and object are two spellings of one configuration. */
  private static final class WithoutItsSpelling extends StdSerializer<JsonObjectText> {
    private static final long serialVersionUID = 1;

    private WithoutItsSpelling() {
      super(JsonObjectText.class);
    }

    @Override
    public void serialize(JsonObjectText value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(value.object());
    }
  }
}
