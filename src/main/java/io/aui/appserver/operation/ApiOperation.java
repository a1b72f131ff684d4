package io.aui.appserver.operation;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a resource method as an operation of the API. {@link OperationInterceptor} then
 * validates the request, resolves the caller, checks the permission and makes the response. Every
 * resource method must have it ({@code ArchitectureTest}).
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiOperation {
  /** The path of the operations, in both versions of the API. */
  String PATH = "/api/{version:v[12]}/aiagent";

  /** Who may call it. */
  @Nonbinding
  Permission permission() default Permission.USER;

  /** Whether guests may call it, too. */
  @Nonbinding
  boolean guests() default false;
}
