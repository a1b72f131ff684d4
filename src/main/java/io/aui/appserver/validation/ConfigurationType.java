package io.aui.appserver.validation;

import io.aui.appserver.validation.schema.Schema;
import io.aui.appserver.validation.schema.Schemas;

/** The configuration objects of the API. */
public enum ConfigurationType {
  AGENT,
  TEMPLATE,
  CHAT_SYNC,
  OUTBOUND_CALL,
  VOICEPRINT_INPUT;

  /** What IMS documents about it. */
  Schema schema() {
    return switch (this) {
      case AGENT -> Schemas.AGENT_CONFIG;
      case TEMPLATE -> Schemas.TEMPLATE_CONFIG;
      case CHAT_SYNC -> Schemas.CHAT_SYNC_CONFIG;
      case OUTBOUND_CALL -> Schemas.OUTBOUND_CALL_CONFIG;
      case VOICEPRINT_INPUT -> Schemas.VOICEPRINT_INPUT;
    };
  }
}
