package io.aui.appserver.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.aui.appserver.http.BoundedJson;
import io.aui.appserver.http.BoundsException;
import io.aui.appserver.http.UnusableMemberException;
import java.util.List;

/**
 * Maps Jackson's exceptions to failures whose messages name the member and what is allowed.
 * Jackson's own messages are not sent, because they may show internals and input.
 */
final class JsonErrors {
  private JsonErrors() {}

  static Failure failure(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException refused) {
        return Failure.of(refused);
      }
      if (cause instanceof BoundsException beyond) {
        return malformed("the body " + beyond.getOriginalMessage() + BoundedJson.at(beyond));
      }
    }
    String member = member(failure);
    if (failure instanceof UnusableMemberException) {
      return invalid(member + " " + failure.getOriginalMessage());
    }
    if (failure instanceof MismatchedInputException mismatch) {
      return member.isEmpty()
          ? malformed("the body must be one JSON object" + trailing(mismatch))
          : invalid(member + " must be " + expected(mismatch.getTargetType()));
    }
    if (isRangeFailure(failure)) {
      return member.isEmpty()
          ? malformed("a number is out of range")
          : invalid(member + " must be a whole number of at most 18 digits");
    }
    if (failure instanceof StreamConstraintsException
        || failure.getCause() instanceof StreamConstraintsException) {
      return malformed(
          "the body is nested deeper than "
              + BoundedJson.MAX_DEPTH
              + " levels or has a number of more than "
              + BoundedJson.MAX_NUMBER_LENGTH
              + " characters");
    }
    return malformed("the body is not valid JSON" + BoundedJson.fault(failure));
  }

  private static String trailing(MismatchedInputException mismatch) {
    return mismatch.getOriginalMessage().startsWith("Trailing token")
        ? ", and nothing may follow it" + BoundedJson.at(mismatch)
        : "";
  }

  private static boolean isRangeFailure(JacksonException failure) {
    return failure instanceof InputCoercionException
        || failure.getCause() instanceof InputCoercionException;
  }

  private static Failure malformed(String message) {
    return Failure.of(ErrorCode.MALFORMED_JSON, message);
  }

  private static Failure invalid(String message) {
    return Failure.of(ErrorCode.INVALID_PARAMETER, message);
  }

  /**
   * The name of the member; empty if unknown. Request records are flat, so the first reference
   * names the member. It is a name from the record, not one that the caller chose.
   */
  private static String member(JacksonException failure) {
    if (failure instanceof JsonMappingException mapping) {
      List<Reference> path = mapping.getPath();
      return path.isEmpty() || path.get(0).getFieldName() == null ? "" : path.get(0).getFieldName();
    }
    return "";
  }

  private static String expected(Class<?> type) {
    if (type == String.class) {
      return "a string";
    } else if (type == Long.class || type == Integer.class) {
      return "a whole number";
    } else if (type == Boolean.class) {
      return "true or false";
    } else {
      return "of another type";
    }
  }
}
