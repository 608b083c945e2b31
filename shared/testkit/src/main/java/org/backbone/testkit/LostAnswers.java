package org.backbone.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A network on a bad day: the answer to every write is lost once, after its effect, so that the
/// SDK sends the write again and it meets itself. What a store promises, it promises on such a day
/// too.
final class LostAnswers implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> LOST = new ExecutionAttribute<>("lost");
  private static final Set<Class<?>> WRITES =
      Set.of(
          PutItemRequest.class,
          UpdateItemRequest.class,
          DeleteItemRequest.class,
          TransactWriteItemsRequest.class);

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (!WRITES.contains(context.request().getClass())
        || !context.httpResponse().isSuccessful()
        || attributes.getAttribute(LOST) != null) {
      return;
    }
    attributes.putAttribute(LOST, true);
    context.responseBody().ifPresent(LostAnswers::close);
    throw RetryableException.builder().message("the answer was lost").build();
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
