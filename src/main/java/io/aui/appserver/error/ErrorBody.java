package io.aui.appserver.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every failure.
 *
 * @param code the real HTTP status, on v2 with the exceptions of {@link Failure#bodyStatus}
 * @param message what went wrong, for people
 * @param errorCode what went wrong, for programs: IMS's code if IMS refused, else one of {@link
 *     ErrorCode}
 * @param requestId IMS's request id if IMS responded, else this server's
 */
@RegisterForReflection
public record ErrorBody(
    int code,
    String message,
    @JsonProperty("error_code") String errorCode,
    @JsonProperty("request_id") String requestId) {}
