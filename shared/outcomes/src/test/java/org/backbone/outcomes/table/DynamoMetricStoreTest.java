package org.backbone.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.Slot;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.metrics.table.MetricKeys;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.twin.MetricStoreContract;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.testkit.JustBefore;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@Tag("contract")
class DynamoMetricStoreTest extends MetricStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Test
  void whatMeetsAnotherTransactionIsTriedAgain() {
    var slot = new Slot("p-" + UUID.randomUUID(), "households", new Period("FY2015"));
    var client =
        JustBefore.theFirst(
            "transactWriteItems",
            DynamoDbClient.class,
            LOCAL.client(),
            () -> {
              throw TransactionCanceledException.builder()
                  .cancellationReasons(
                      CancellationReason.builder().code("None").build(),
                      CancellationReason.builder().code("TransactionConflict").build())
                  .build();
            });
    var ledger =
        new SlotLedger(
            new DynamoSlotStore(new Table(client, LOCAL.name())),
            InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z")));

    var upload = ledger.request(slot, "a@p.example.org", Language.EN);

    assertThat(slots().upload(upload.id())).contains(upload);
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected SlotStore slots() {
    return new DynamoSlotStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Optional<Instant> end(Slot slot, long seq) {
    return new Table(LOCAL.client(), LOCAL.name())
        .query(MetricKeys.aggregatePk(new Pointer(slot, seq, "")), "")
        .filter(item -> item.containsKey("expiresAt"))
        .map(item -> Instant.ofEpochSecond(Items.number(item, "expiresAt")))
        .findFirst();
  }

  @Override
  protected RollupStore rollups() {
    return new DynamoRollupStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected ReleaseStore releases() {
    return new DynamoReleaseStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
