package org.backbone.runner.host.iam;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Refuses each call of AWS that the function's policy does not allow, as the service would: with
/// its exception, its status and IAM's words. The words are in the call's log too.
public final class PermitInterceptor implements ExecutionInterceptor {
  private final Policy policy;
  private final Needs needs;

  /// As the SDK makes it, for the function that this class was loaded for.
  public PermitInterceptor() {
    this(Policy.beside(PermitInterceptor.class));
  }

  PermitInterceptor(Policy policy) {
    this.policy = policy;
    this.needs = new Needs(policy.partitionKeys());
  }

  // Other interceptors may still change a request while its execution begins.
  @Override
  public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes about) {
    var service = String.valueOf(about.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
    var operation = String.valueOf(about.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    for (var need : needs.of(service, operation, context.request())) {
      if (!policy.allows(need)) {
        throw refused(need, service, context.request());
      }
    }
  }

  private AwsServiceException refused(Need need, String service, SdkRequest request) {
    var words = words(need);
    System.err.println(words);
    return exception(request)
        .message(words)
        .statusCode(need.isOf("dynamodb") ? 400 : 403)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(need.isOf("s3") ? "AccessDenied" : "AccessDeniedException")
                .errorMessage(words)
                .build())
        .build();
  }

  // SES has words of its own.
  private String words(Need need) {
    if (need.isOf("ses")) {
      return "User `%s' is not authorized to perform `%s' on resource `%s'"
          .formatted(policy.caller(), need.action(), need.resource());
    }
    var resource = need.isOf("s3") ? "\"" + need.resource() + "\"" : need.resource();
    return ("User: %s is not authorized to perform: %s on resource: %s"
            + " because no identity-based policy allows the %s action")
        .formatted(policy.caller(), need.action(), resource, need.action());
  }

  // Each service's requests and exceptions have a class in common, side by side.
  private static AwsServiceException.Builder exception(SdkRequest request) {
    var common = request.getClass().getSuperclass();
    var name = common.getName().replaceFirst("Request$", "Exception");
    try {
      var type = Class.forName(name, true, request.getClass().getClassLoader());
      return (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK has no " + name, e);
    }
  }
}
