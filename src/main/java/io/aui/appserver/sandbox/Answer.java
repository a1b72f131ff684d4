package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What goes back to the caller. */
record Answer(int status, String contentType, String body) {
  private static final String JSON = "application/json;charset=utf-8";

  static Answer success(ObjectNode members, String requestId) {
    return json(200, members.put("RequestId", requestId));
  }

  static Answer refusal(Refusal refusal, String requestId, String host) {
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

  static Answer json(int status, ObjectNode body) {
    return new Answer(status, JSON, body.toString());
  }

  Answer withBody(String changed) {
    return new Answer(status, contentType, changed);
  }
}
