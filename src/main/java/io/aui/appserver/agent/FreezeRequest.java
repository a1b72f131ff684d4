package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;

/** Whether new starts shall be refused. */
@JsonNaming(SnakeCaseStrategy.class)
record FreezeRequest(Boolean frozen) {
  FreezeRequest {
    if (frozen == null) {
      throw ApiException.missing("frozen");
    }
  }
}
