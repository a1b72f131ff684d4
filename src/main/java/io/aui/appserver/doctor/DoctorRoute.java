package io.aui.appserver.doctor;

import io.aui.appserver.admin.AdminTokens;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.UniqueId;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code GET /q/doctor} on the management port: the report as JSON, or with {@code ?format=table}
 * as text. It needs the admin token if one is configured.
 */
@ApplicationScoped
class DoctorRoute {
  private static final int SERVER_FAILED = 500;

  private final Doctor doctor;
  private final AdminTokens tokens;

  DoctorRoute(Doctor doctor, AdminTokens tokens) {
    this.doctor = doctor;
    this.tokens = tokens;
  }

  void register(@Observes ManagementInterface management) {
    management.router().get("/q/doctor").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      if (tokens.areConfigured()) {
        tokens.require(request.request().headers().getAll(HttpHeaders.AUTHORIZATION));
      }
    } catch (ApiException refused) {
      refuse(request, refused);
      return;
    }
    Context context = request.vertx().getOrCreateContext();
    doctor
        .report()
        .subscribe()
        .with(
            report -> context.runOnContext(now -> send(request, report)),
            failure -> context.runOnContext(now -> request.fail(SERVER_FAILED, failure)));
  }

  private static void refuse(RoutingContext request, ApiException refused) {
    request.response().setStatusCode(refused.code().status());
    request.json(
        new JsonObject()
            .put("code", refused.code().status())
            .put("message", refused.getMessage())
            .put("error_code", refused.code().code())
            .put("request_id", UniqueId.next()));
  }

  private static void send(RoutingContext request, Report report) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    if ("table".equals(request.request().getParam("format"))) {
      request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8");
      request.end(report.table());
    } else {
      request.json(report.json());
    }
  }
}
