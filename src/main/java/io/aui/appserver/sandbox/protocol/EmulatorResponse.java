package io.aui.appserver.sandbox.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A response of the emulator. */
public record EmulatorResponse(int status, String contentType, String body) {
  private static final String JSON = "application/json;charset=utf-8";

  /** A 200 with these members and {@code RequestId}. */
  public static EmulatorResponse success(ObjectNode members, String requestId) {
    return json(200, members.put("RequestId", requestId));
  }

  /** An error in the form of Alibaba Cloud's gateway. */
  public static EmulatorResponse refusal(Refusal refusal, String requestId, String host) {
    return json(
        refusal.status(),
        Json.object()
            .put("RequestId", requestId)
            .put("HostId", host)
            .put("Code", refusal.code())
            .put("Message", refusal.message())
            .put(
                "Recommend",
                "https://api.aliyun.com/troubleshoot?q="
                    + refusal.code()
                    + "&product=ICE&requestId="
                    + requestId));
  }

  /** Any status with a JSON body. */
  public static EmulatorResponse json(int status, ObjectNode body) {
    return new EmulatorResponse(status, JSON, body.toString());
  }

  /** A 200 with plain text. */
  public static EmulatorResponse text(String body) {
    return new EmulatorResponse(200, "text/plain;charset=utf-8", body);
  }

  /** A 200 with a page. */
  public static EmulatorResponse html(String body) {
    return new EmulatorResponse(200, "text/html;charset=utf-8", body);
  }

  /** The same response with another body. */
  public EmulatorResponse withBody(String newBody) {
    return new EmulatorResponse(status, contentType, newBody);
  }
}
