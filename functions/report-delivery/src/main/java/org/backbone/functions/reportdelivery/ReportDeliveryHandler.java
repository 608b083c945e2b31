package org.backbone.functions.reportdelivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.OwnFigures;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.table.DynamoExpectationStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;
import org.backbone.reports.WriteReport;
import org.backbone.reports.letters.DeliverReports;
import org.backbone.reports.letters.RemindPartners;
import org.backbone.reports.letters.ReminderMail;
import org.backbone.reports.letters.ReportMail;

/// The daily tick: reminders of what is owed, and in a month's first days every member's report.
public final class ReportDeliveryHandler implements RequestStreamHandler {
  // Time to write the report that has begun.
  static final Duration RESERVE = Duration.ofSeconds(20);

  private final LiveCatalogue catalogue;
  private final DeliverReports deliverReports;
  private final RemindPartners remindPartners;
  private final Log log = JsonLog.of("report-delivery");

  /// Built from the environment, once.
  public ReportDeliveryHandler() {
    this(Env.system(), Table.named(Env.system().require("TABLE_NAME")));
  }

  private ReportDeliveryHandler(Env env, Table table) {
    this(env, table, new LiveCatalogue(new DynamoCatalogueStore(table)));
  }

  private ReportDeliveryHandler(Env env, Table table, LiveCatalogue catalogue) {
    var network = env.require("NETWORK_NAME");
    this(
        catalogue,
        new DeliverReports(
            new DynamoPartnerStore(table),
            new WriteReport(
                catalogue.view(DatasetFiles::of),
                catalogue.view(CatalogueDocument::measures),
                new DynamoSlotStore(table),
                new DynamoReleaseStore(table),
                new OwnFigures(new DynamoRollupStore(table)),
                new DynamoMeetingStore(table),
                ZoneId.of(env.require("NETWORK_ZONE"))),
            new ReportMail(
                new Composer(network, env.require("MAIL_FROM")),
                network,
                env.require("PUBLIC_URL")),
            new DynamoOutbox(
                table, new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
            LambdaClock.standard(),
            JsonLog.of("report-delivery")),
        new RemindPartners(
            new DynamoPartnerStore(table),
            catalogue.view(DatasetFiles::of),
            new DynamoSlotStore(table),
            new DynamoExpectationStore(table),
            new ReminderMail(
                new Composer(network, env.require("MAIL_FROM")),
                network,
                env.require("PUBLIC_URL")),
            new DynamoOutbox(
                table, new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
            ZoneId.of(env.require("NETWORK_ZONE")),
            LambdaClock.standard(),
            JsonLog.of("report-delivery")));
  }

  ReportDeliveryHandler(
      LiveCatalogue catalogue, DeliverReports deliverReports, RemindPartners remindPartners) {
    this.catalogue = catalogue;
    this.deliverReports = deliverReports;
    this.remindPartners = remindPartners;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    catalogue.begin();
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(input, output, context, event -> delivered(Tick.timeOf(event), deadline));
  }

  // Reminders that fail keep nobody from their report.
  private Map<String, Integer> delivered(Instant asOf, Deadline deadline) {
    var facts = new TreeMap<String, Integer>();
    try {
      facts.put("reminded", remindPartners.remind(asOf, deadline));
    } finally {
      var delivery = deliverReports.deliver(asOf, deadline);
      facts.put("members", delivery.members());
      facts.put("delivered", delivery.delivered());
      log.info("reports-delivered", facts);
    }
    return facts;
  }
}
