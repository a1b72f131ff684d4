package io.aui.appserver.error;

import io.aui.appserver.http.JsonBodyReader.Misspelled;
import io.aui.appserver.http.RequestContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to the message about a missing member which ignored member was probably meant to be it. */
final class MisspelledMembers {
  private MisspelledMembers() {}

  static Failure named(Failure failure, RequestContext context) {
    Map<String, String> given =
        context.get(Misspelled.class).map(Misspelled::given).orElse(Map.of());
    if (given.isEmpty() || !failure.errorCode().equals(ErrorCode.MISSING_PARAMETER.code())) {
      return failure;
    }
    String hints =
        new TreeMap<>(given)
            .entrySet().stream()
                .filter(entry -> failure.message().contains(entry.getKey() + " is required"))
                .map(
                    entry ->
                        "; "
                            + entry.getValue()
                            + " is not known: did you mean "
                            + entry.getKey()
                            + "?")
                .collect(Collectors.joining());
    return failure.withMessage(failure.message() + hints);
  }
}
