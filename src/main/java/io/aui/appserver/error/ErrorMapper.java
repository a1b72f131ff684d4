package io.aui.appserver.error;

import com.fasterxml.jackson.core.JacksonException;
import io.aui.appserver.http.DeadlineException;
import io.aui.appserver.ims.UnknownRegionException;
import io.aui.appserver.ims.failure.ImsException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;

/** Maps every exception of a request to a failure; unknown ones to {@code InternalError}. */
final class ErrorMapper {
  private ErrorMapper() {}

  static Failure failure(Throwable thrown) {
    if (thrown instanceof ApiException ours) {
      return Failure.of(ours);
    } else if (thrown instanceof ConstraintViolationException violated) {
      return ValidationErrors.failure(violated);
    } else if (thrown instanceof ImsException ims) {
      return ImsErrorMapper.failure(ims);
    } else if (thrown instanceof UnknownRegionException region) {
      return Failure.of(ApiException.invalid("region", region.getMessage()));
    } else if (thrown instanceof DeadlineException late) {
      return Failure.of(late);
    } else if (thrown instanceof JacksonException json) {
      return JsonErrors.failure(json);
    } else if (thrown instanceof WebApplicationException framework) {
      return Failure.ofStatus(framework.getResponse().getStatus(), framework.getMessage());
    }
    return Failure.unexpected();
  }
}
