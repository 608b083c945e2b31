package org.backbone.functions.outcomeingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.Slot;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.ingest.CarryLook;
import org.backbone.outcomes.ingest.KeptSeals;
import org.backbone.outcomes.ingest.MakeReceipt;
import org.backbone.outcomes.ingest.Rebuild;
import org.backbone.outcomes.ingest.ReceiptMail;
import org.backbone.outcomes.ingest.ReceiveFile;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryLookStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.lambda.JsonLog;

/// Objects that arrived, and the tick by which those are found of which nothing was heard.
public final class OutcomeIngestDoor {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-01T19:14:03Z"));
  // The object that the sample event tells of.
  private static final String OBJECT =
      "incoming/river-food-bank/0171d1f0-5b1a-7000-8000-000000000001";

  private OutcomeIngestDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "outcome-ingest",
        OutcomeIngestHandler.class,
        25,
        OutcomeIngestDoor::running,
        "\"source\":",
        "\"detail\":{}",
        OBJECT,
        "\"scheduledTime\":",
        "null",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z");
  }

  private static EventDoor.Running running() {
    var files = new MemoryFileStore();
    var store = new MemoryMetricStore();
    var outbox = new MemoryOutbox();
    var catalogues = new MemoryCatalogueStore();
    var catalogue = new LiveCatalogue(catalogues);
    var layouts = new MemoryLayoutStore();
    var looks = new MemoryLookStore(outbox.audit());
    var datasets = catalogue.view(DatasetFiles::of);
    var slot = new Slot("river-food-bank", "wic-participation", new Period("FY2015"));
    var upload = new SlotLedger(store, CLOCK).request(slot, "data@river.example.org", Language.EN);
    files.receive(upload.fileKey(), "wic.csv", "State,2014-10\nOklahoma,12\n".getBytes(UTF_8));
    var mail =
        new ReceiptMail(
            new Composer("Cradle to Career", "mail@network.example.org"),
            datasets,
            CLOCK,
            ZoneId.of("America/Chicago"),
            "Cradle to Career",
            "https://network.example.org");
    return new EventDoor.Running(
        new OutcomeIngestHandler(
            catalogue,
            new ReceiveFile(
                files,
                store,
                layouts,
                datasets,
                outbox,
                mail,
                new MakeReceipt(
                    "Cradle to Career",
                    "https://network.example.org",
                    new KeptSeals(new MemoryFileStore(), new MemoryReceiptKeyStore(), CLOCK)),
                CLOCK),
            store,
            new CarryLook(
                looks,
                new Rebuild(
                    files,
                    store,
                    layouts,
                    catalogues,
                    store,
                    new RollCheck(store, store, new Disclosure(10)),
                    _ -> {},
                    CLOCK),
                CLOCK,
                JsonLog.of("outcome-ingest")),
            JsonLog.of("outcome-ingest")),
        Map.of(OBJECT, upload.fileKey()));
  }
}
