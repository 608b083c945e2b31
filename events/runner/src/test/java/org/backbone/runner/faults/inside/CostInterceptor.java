package org.backbone.runner.faults.inside;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Tells the engine what each call of AWS cost.
public final class CostInterceptor implements ExecutionInterceptor {
  /// What such a line begins with.
  public static final String SAYS = "cost";

  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes about) {
    return switch (context.request()) {
      case GetItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      case QueryRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      case PutItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      case UpdateItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      case DeleteItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      case TransactWriteItemsRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes about) {
    tell(about, units(context.response()));
  }

  // A condition that did not hold costs as much as a write of an item that small.
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes about) {
    tell(about, 1);
  }

  private static void tell(ExecutionAttributes about, double units) {
    FaultLine.ask(
        String.join(
            "\t",
            SAYS,
            CostInterceptor.class.getClassLoader().getName(),
            about.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                + ":"
                + about.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            Double.toString(units)));
  }

  private static double units(SdkResponse response) {
    return switch (response) {
      case GetItemResponse it -> sum(List.of(it.consumedCapacity()));
      case QueryResponse it -> sum(List.of(it.consumedCapacity()));
      case PutItemResponse it -> sum(List.of(it.consumedCapacity()));
      case UpdateItemResponse it -> sum(List.of(it.consumedCapacity()));
      case DeleteItemResponse it -> sum(List.of(it.consumedCapacity()));
      case TransactWriteItemsResponse it -> sum(it.consumedCapacity());
      default -> 0;
    };
  }

  private static double sum(Collection<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
