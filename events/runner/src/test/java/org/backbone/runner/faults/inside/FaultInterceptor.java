package org.backbone.runner.faults.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Asks the engine before each try of each call of AWS what is to happen to it.
public final class FaultInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<String> FATE = new ExecutionAttribute<>("fate");
  private static final ExecutionAttribute<Integer> TRIES = new ExecutionAttribute<>("tries");

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes about) {
    var service = about.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    var operation = about.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    var tries = about.getAttribute(TRIES) == null ? 0 : about.getAttribute(TRIES);
    about.putAttribute(TRIES, tries + 1);
    var function = FaultInterceptor.class.getClassLoader().getName();
    var fate =
        FaultLine.ask(
            function + " " + service + ":" + operation + " " + tries + " " + object(context));
    about.putAttribute(FATE, fate);
    switch (fate) {
      case "CRASH_BEFORE" -> throw new Crash("before " + operation);
      case "CONFLICT" -> throw conflict(String.valueOf(operation));
      case "THROTTLED" -> throw throttled();
      case "REFUSED" -> {
        if (String.valueOf(service).startsWith("SES")) {
          throw throttled();
        }
        throw NonRetryableException.create("refused to the end");
      }
      default -> {
        // It goes out.
      }
    }
  }

  // Which object of which bucket a call is about, as `bucket/key`. A key of DynamoDB is no text.
  private static String object(Context.BeforeTransmission context) {
    return text(context, "Bucket") + "/" + text(context, "Key");
  }

  private static String text(Context.BeforeTransmission context, String field) {
    return context
        .request()
        .getValueForField(field, Object.class)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse("");
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes about) {
    var fate = String.valueOf(about.getAttribute(FATE));
    if (fate.equals("CRASH_AFTER")) {
      throw new Crash("after the effect");
    }
    if (context.httpResponse().isSuccessful() && fate.equals("LOST")) {
      context.responseBody().ifPresent(FaultInterceptor::close);
      throw RetryableException.create("the answer was lost");
    }
    if (fate.equals("UNANSWERED")) {
      context.responseBody().ifPresent(FaultInterceptor::close);
      throw NonRetryableException.create("no answer came");
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes about) {
    if ("CRASH_ANSWERED".equals(about.getAttribute(FATE))) {
      throw new Crash("after the answer");
    }
  }

  private static RuntimeException conflict(String operation) {
    if (operation.equals("TransactWriteItems")) {
      return TransactionCanceledException.builder()
          .message("Transaction cancelled")
          .statusCode(400)
          .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
          .awsErrorDetails(details("TransactionCanceledException"))
          .build();
    }
    return TransactionConflictException.builder()
        .message("Transaction is ongoing for the item")
        .statusCode(400)
        .awsErrorDetails(details("TransactionConflictException"))
        .build();
  }

  private static RuntimeException throttled() {
    return AwsServiceException.builder()
        .message("Rate exceeded")
        .statusCode(400)
        .awsErrorDetails(details("ThrottlingException"))
        .build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
