package io.aui.appserver.operation;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a resource as an operation of the API. What every operation has in common
 * follows from it: validation of the request, the caller and its grant, idempotency, the response
 * and its errors ({@link OperationInterceptor}). Every method of a resource has one; {@code
 * ArchitectureTest} fails for a method without.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiOperation {
  /** Where operations are, in both versions of the API. */
  String PATH = "/api/{version:v[12]}/aiagent";

  /** Who may call it. */
  @Nonbinding
  Permission permission() default Permission.USER;

  /** Whether it creates something at IMS, so that an {@code Idempotency-Key} is honoured. */
  @Nonbinding
  boolean idempotent() default false;
}
