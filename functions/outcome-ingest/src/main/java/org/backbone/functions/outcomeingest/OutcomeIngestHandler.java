package org.backbone.functions.outcomeingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.ingest.ArrivedFile;
import org.backbone.outcomes.ingest.CarryLook;
import org.backbone.outcomes.ingest.FindFiles;
import org.backbone.outcomes.ingest.KeptSeals;
import org.backbone.outcomes.ingest.MakeReceipt;
import org.backbone.outcomes.ingest.Rebuild;
import org.backbone.outcomes.ingest.ReceiptMail;
import org.backbone.outcomes.ingest.ReceiveFile;
import org.backbone.outcomes.ingest.ReceiveFile.Result;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.table.DynamoLayoutStore;
import org.backbone.outcomes.table.DynamoLookStore;
import org.backbone.outcomes.table.DynamoReceiptKeyStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;

/// A file arrived in the bucket, or the schedule looks for those of which nothing was heard, and
/// goes on with the look through all that was derived that staff had begun: translates, decides
/// nothing. What it throws is retried and then kept in the failure queue with its reason.
public final class OutcomeIngestHandler implements RequestStreamHandler {
  // Time to finish the file that is being read.
  static final Duration RESERVE = Duration.ofMinutes(2);

  private final LiveCatalogue catalogue;
  private final ReceiveFile receiveFile;
  private final FindFiles findFiles;
  private final CarryLook carryLook;
  private final Log log;

  /// Wires the deployed function.
  public OutcomeIngestHandler() {
    this(
        Env.system(),
        Table.named(Env.system().require("TABLE_NAME")),
        JsonLog.of("outcome-ingest"));
  }

  private OutcomeIngestHandler(Env env, Table table, Log log) {
    this(env, table, new LiveCatalogue(new DynamoCatalogueStore(table)), log);
  }

  private OutcomeIngestHandler(Env env, Table table, LiveCatalogue catalogue, Log log) {
    this(
        catalogue,
        wired(env, table, catalogue.view(DatasetFiles::of)),
        new DynamoSlotStore(table),
        carried(env, table, log),
        log);
  }

  OutcomeIngestHandler(
      LiveCatalogue catalogue,
      ReceiveFile receiveFile,
      SlotStore slots,
      CarryLook carryLook,
      Log log) {
    this.catalogue = catalogue;
    this.receiveFile = receiveFile;
    this.findFiles = new FindFiles(slots, receiveFile, log);
    this.carryLook = carryLook;
    this.log = log;
  }

  private static ReceiveFile wired(Env env, Table table, Supplier<Datasets> datasets) {
    var clock = LambdaClock.standard();
    var network = env.require("NETWORK_NAME");
    var publicUrl = env.require("PUBLIC_URL");
    var mail =
        new ReceiptMail(
            new Composer(network, env.require("MAIL_FROM")),
            datasets,
            clock,
            ZoneId.of(env.require("NETWORK_ZONE")),
            network,
            publicUrl);
    var seals =
        new KeptSeals(
            S3FileStore.ofSmallFiles(env.require("KEY_BUCKET")),
            new DynamoReceiptKeyStore(table),
            clock);
    return new ReceiveFile(
        S3FileStore.named(env.require("UPLOAD_BUCKET")),
        new DynamoSlotStore(table),
        new DynamoLayoutStore(table),
        datasets,
        new DynamoOutbox(
            table, new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
        mail,
        new MakeReceipt(network, publicUrl, seals),
        clock);
  }

  private static CarryLook carried(Env env, Table table, Log log) {
    var clock = LambdaClock.standard();
    var rollups = new DynamoRollupStore(table);
    var check =
        new RollCheck(
            rollups, new DynamoReleaseStore(table), new Disclosure(env.requireInt("MIN_N")));
    var rebuild =
        new Rebuild(
            S3FileStore.named(env.require("UPLOAD_BUCKET")),
            new DynamoSlotStore(table),
            new DynamoLayoutStore(table),
            new DynamoCatalogueStore(table),
            rollups,
            check,
            // Whoever rolls tables up wakes when one is due.
            _ -> {},
            clock);
    return new CarryLook(new DynamoLookStore(table), rebuild, clock, log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    catalogue.begin();
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(
        input,
        output,
        context,
        event ->
            event.has("source")
                ? received(ArrivedFile.of(event))
                : swept(Tick.timeOf(event), deadline));
  }

  // Whatever becomes of the files, the look goes on; where both fail, both are told of.
  private Map<String, Object> swept(Instant asOf, Deadline deadline) throws IOException {
    try (Closeable _ = () -> carryLook.goOn(deadline)) {
      return Map.of("found", findFiles.sweep(asOf, deadline));
    }
  }

  private Map<String, Object> received(ArrivedFile file) throws IOException {
    var facts = new TreeMap<>(facts(receiveFile.receive(file)));
    log.info("file-received", facts);
    return facts;
  }

  private static Map<String, Object> facts(Result result) {
    return switch (result) {
      case Result.Accepted(var upload, var reading) ->
          Map.of("upload", upload.id(), "outcome", "accepted", "rows", reading.rows());
      case Result.Refused(var upload, var problems) ->
          Map.of("upload", upload.id(), "outcome", "refused", "problems", problems);
      case Result.Asked(var upload) -> Map.of("upload", upload.id(), "outcome", "asked");
      case Result.Held(var upload) -> Map.of("upload", upload.id(), "outcome", "held");
      case Result.Stopped(var upload) -> Map.of("upload", upload.id(), "outcome", "stopped");
      case Result.Spent(var upload) -> Map.of("upload", upload.id(), "outcome", "spent");
    };
  }
}
