package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * Gives clients their own mapper, which ignores members that the cloud adds to its responses; the
 * mapper for callers' requests is strict.
 */
public final class TolerantMapper implements ContextResolver<ObjectMapper> {
  /** Thread-safe. */
  public static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return JSON;
  }
}
