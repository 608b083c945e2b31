package org.backbone.runner.host.iam;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// Tells Lambda who calls a function: which other one, and in which call. AWS knows it by the
/// signature and the trace; here all have one set of credentials.
public final class CallerInterceptor implements ExecutionInterceptor {
  /// The header that tells it: a function's logical id and a call's id.
  public static final String HEADER = "x-backbone-caller";

  /// Under which Lambda's runtime keeps the id of the call that a thread is in.
  public static final String CALL = "backbone-call";

  private final String function;

  /// As the SDK makes it, for the function that this class was loaded for.
  public CallerInterceptor() {
    this.function = Policy.beside(CallerInterceptor.class).caller().replaceFirst(".*/", "");
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes about) {
    var call = Optional.ofNullable(SdkInternalThreadLocal.get(CALL));
    if (call.isEmpty()
        || !"Lambda".equals(about.getAttribute(SdkExecutionAttribute.SERVICE_NAME))) {
      return context.httpRequest();
    }
    return context.httpRequest().toBuilder().putHeader(HEADER, function + " " + call.get()).build();
  }
}
