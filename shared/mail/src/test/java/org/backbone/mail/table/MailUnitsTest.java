package org.backbone.mail.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import org.backbone.mail.Claim;
import org.backbone.mail.Fate;
import org.backbone.mail.Link;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.twin.MemoryShelf;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// What a mail costs of the table, from being written to SES's last word on it.
class MailUnitsTest {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  // As long as an invitation is.
  private static final Mime MIME = new Mime("x".repeat(20_000).getBytes(StandardCharsets.US_ASCII));

  private final Units units = new Units();

  @Test
  void aMailCostsEightUnitsHoweverLongItIs() {
    assertThat(costOf("sign-in", List.of())).isLessThanOrEqualTo(8);
  }

  @Test
  void eachOfItsLinksCostsThreeMore() {
    var until = NOW.plus(Duration.ofDays(1));
    var links =
        List.of(
            Link.of(
                Ids.token(), Link.Purpose.RSVP, "food#2020-05-05#a@b.example", Language.EN, until),
            Link.of(Ids.token(), Link.Purpose.LEAVE, "food#a@b.example", Language.EN, until));

    // The mail's own put is twice as much in their transaction; of each, one is for the index by
    // which it is found.
    assertThat(costOf("invitation", links)).isLessThanOrEqualTo(9 + 2 * 3);
  }

  private double costOf(String kind, List<Link> links) {
    var client =
        LocalTable.server()
            .client(
                DynamoDbClient.builder()
                    .overrideConfiguration(override -> override.addExecutionInterceptor(units)));
    var outbox = new DynamoOutbox(new Table(client, LOCAL.name()), new MemoryShelf());
    var label =
        new MailLabel(
            kind + "#food-and-family-resources#2020-05-05#" + Ids.token() + "#0",
            kind,
            "somebody.with.a.long.name@a-long-domain.example.org",
            "Food & Family Resources, Tuesday, May 5, 2020, 10:00 AM: will you come?",
            NOW,
            NOW.plus(Duration.ofDays(1)));
    outbox.add(new OutboxMessage(label, MIME), links);
    outbox.claim(label.id(), Claim.of("a", NOW, Duration.ofMinutes(1)));
    outbox.sent(label.id(), "a", "ses-1");
    outbox.report(label.id(), new Fate.Sent(), "ses-1");
    outbox.report(label.id(), new Fate.Sent(), "ses-1");
    client.close();
    return units.written.sum();
  }

  /// Counts the units of all writes.
  private static final class Units implements ExecutionInterceptor {
    final DoubleAdder written = new DoubleAdder();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return switch (context.request()) {
        case PutItemRequest put ->
            put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        case UpdateItemRequest update ->
            update.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        case TransactWriteItemsRequest all ->
            all.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        default -> context.request();
      };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      switch (context.response()) {
        case PutItemResponse put -> add(List.of(put.consumedCapacity()));
        case UpdateItemResponse update -> add(List.of(update.consumedCapacity()));
        case TransactWriteItemsResponse all -> add(all.consumedCapacity());
        default -> {
          // A read.
        }
      }
    }

    private void add(List<ConsumedCapacity> capacities) {
      capacities.forEach(capacity -> written.add(capacity.capacityUnits()));
    }
  }
}
