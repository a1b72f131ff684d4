package io.aui.appserver.operation;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.AuthenticatedService;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.OperationResponse;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.ImsStatus;
import io.aui.appserver.validation.RequestValidator;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Does what all operations have in common, in this order: validates the request (400), resolves the
 * caller (401, 403) and checks the permission (403), and makes the response from the result or the
 * failure. It is an interceptor so that no operation can leave a check out.
 */
@ApiOperation
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class OperationInterceptor {
  private final RequestValidator validator;
  private final Access access;
  private final ImsStatus ims;
  private final ResponseWriter responses;

  OperationInterceptor(
      RequestValidator validator, Access access, ImsStatus ims, ResponseWriter responses) {
    this.validator = validator;
    this.access = access;
    this.ims = ims;
    this.responses = responses;
  }

  @AroundInvoke
  Object intercept(InvocationContext invocation) {
    RequestContext context = RequestContext.current();
    ApiOperation operation = invocation.getInterceptorBinding(ApiOperation.class);
    Object request = invocation.getParameters()[0];
    return Uni.createFrom()
        .deferred(() -> run(operation, request, context, invocation))
        .onFailure()
        .recoverWithItem((Throwable failure) -> responses.failure(failure, context));
  }

  private Uni<OperationResponse> run(
      ApiOperation operation,
      Object request,
      RequestContext context,
      InvocationContext invocation) {
    validator.validate(request);
    if (request instanceof InstanceReference instance) {
      context.concernsInstance(instance.aiAgentInstanceId());
    }
    switch (operation.permission()) {
      case IMS -> access.requireService(context, AuthenticatedService.IMS);
      case GUEST_PASS -> access.requireService(context, AuthenticatedService.GUEST_PASS);
      case USER, GRANTED, ADMINISTRATOR ->
          requirePermission(
              operation,
              access.resolve(context, request instanceof UserRequest user ? user.userId() : null),
              context.operation().orElseThrow());
    }
    return proceed(invocation, context);
  }

  private void requirePermission(ApiOperation operation, Caller caller, String name) {
    if (!operation.guests()) {
      access.requireNoGuest(caller, name);
    }
    if (operation.permission() == Permission.GRANTED) {
      access.requireGrant(caller, name);
    } else if (operation.permission() == Permission.ADMINISTRATOR) {
      access.requireAdministrator(caller, ims.isSandbox(), name);
    }
  }

  private Uni<OperationResponse> proceed(InvocationContext invocation, RequestContext context) {
    try {
      return ((Uni<?>) invocation.proceed())
          .map(
              item ->
                  item instanceof OperationResponse made ? made : responses.success(item, context));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("An operation threw a checked exception", e);
    }
  }
}
