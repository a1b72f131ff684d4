package io.aui.appserver.validation;

import io.aui.appserver.ims.schema.Schema;
import io.aui.appserver.ims.schema.Schemas;

/** The configuration objects of the API, each with what IMS documents of it. */
public enum ConfigurationType {
  AGENT(Schemas.AGENT_CONFIG),
  TEMPLATE(Schemas.TEMPLATE_CONFIG),
  CHAT_SYNC(Schemas.CHAT_SYNC_CONFIG),
  OUTBOUND_CALL(Schemas.OUTBOUND_CALL_CONFIG);

  private final Schema schema;

  ConfigurationType(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }
}
