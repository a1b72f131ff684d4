package io.aui.appserver.openapi;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.http.HttpConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the address that the API document names. */
@ApplicationScoped
class PublicUrlConfigCheck implements ConfigCheck {
  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?");

  private final HttpConfig config;

  PublicUrlConfigCheck(HttpConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    return config.publicUrl().filter(url -> !URL.matcher(url).matches()).isEmpty()
        ? List.of()
        : List.of(
            Problem.fatal(
                "APPSERVER_HTTP_PUBLIC_URL",
                "must be a URL such as https://voice.example.com, without a slash at its end"));
  }
}
