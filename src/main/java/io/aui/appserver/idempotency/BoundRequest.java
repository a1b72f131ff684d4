package io.aui.appserver.idempotency;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.aui.appserver.http.JsonObjectText;
import java.io.IOException;

/** Converts a request record to a JSON tree, for comparison. */
final class BoundRequest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addSerializer(new ConfigurationSerializer()));

  private BoundRequest() {}

  static JsonNode tree(Object request) {
    return MAPPER.valueToTree(request);
  }

  /** Writes a configuration as an object, whether it was sent as a string or as an object. */
  private static final class ConfigurationSerializer extends StdSerializer<JsonObjectText> {
    private static final long serialVersionUID = 1;

    private ConfigurationSerializer() {
      super(JsonObjectText.class);
    }

    @Override
    public void serialize(JsonObjectText value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(value.object());
    }
  }
}
