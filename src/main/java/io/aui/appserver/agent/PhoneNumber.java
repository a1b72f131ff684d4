package io.aui.appserver.agent;

import io.aui.appserver.error.ApiException;
import java.util.regex.Pattern;

/**
 * The form of phone numbers. Which of them can be called is for IMS to say; here only what is none
 * at all is kept away from it.
 */
final class PhoneNumber {
  private static final Pattern FORM = Pattern.compile("\\+?[0-9][0-9-]{1,31}");

  private PhoneNumber() {}

  /** Refuses (400) a number of another form, where there is one. */
  static void check(String member, String number) {
    if (number != null && !FORM.matcher(number).matches()) {
      throw ApiException.invalid(
          member, "must be a phone number: 2 to 32 digits and hyphens, perhaps behind a +");
    }
  }
}
