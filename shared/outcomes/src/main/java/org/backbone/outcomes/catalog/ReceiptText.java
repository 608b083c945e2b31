package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.backbone.metrics.Slot;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.outcomes.receipts.CanonicalJson;
import org.backbone.outcomes.receipts.ChainLink;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Period;

/// Receipts and the keys that they are checked by, as JSON, and back.
public final class ReceiptText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 1 << 20;
  private static final Period NO_PERIOD = new Period("CY2000");

  private ReceiptText() {}

  /// The document for people to keep: a line for each thing that it says.
  public static String write(SignedReceipt receipt) {
    return pretty(receipt.json());
  }

  /// All keys, for whoever checks receipts.
  public static String write(KeyRing ring) {
    var keys = ring.keys().stream().map(key -> members(ring, key)).toList();
    return pretty(CanonicalJson.of(Map.of("keys", keys)));
  }

  private static Map<String, Object> members(KeyRing ring, PublishedKey key) {
    var members = new HashMap<String, Object>();
    members.put("id", key.id());
    members.put("algorithm", SignedReceipt.ALGORITHM);
    members.put("publicKey", key.publicKey());
    members.put("from", key.from().toString());
    ring.until(key).ifPresent(until -> members.put("until", until.toString()));
    return members;
  }

  private static String pretty(String json) {
    try {
      return JSON.readTree(json).toPrettyString() + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not as it was written", e);
    }
  }

  /// Reads a receipt. Two texts that say the same are the same receipt, but nothing may be said
  /// otherwise than it was signed.
  public static JsonText.Result<SignedReceipt> read(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES);
    var read =
        JsonText.read(new ByteArrayInputStream(bytes), "a receipt", ReceiptText::signedReceipt);
    return read instanceof JsonText.Good<SignedReceipt>(var receipt) && !isWhole(receipt, bytes)
        ? new JsonText.Bad<>(List.of("it says something otherwise than receipts do"))
        : read;
  }

  private static boolean isWhole(SignedReceipt receipt, byte[] bytes) throws IOException {
    try {
      return CanonicalJson.of(plain(JSON.readTree(bytes))).equals(receipt.json());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      var members = new HashMap<String, Object>();
      node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
      return members;
    }
    if (node.isArray()) {
      return node.valueStream().map(ReceiptText::plain).toList();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    throw new IllegalArgumentException("in no receipt: " + node.getNodeType());
  }

  /// What [SignedReceipt#json()] wrote.
  ///
  /// @throws IllegalArgumentException for any other text
  public static SignedReceipt read(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return switch (read(new ByteArrayInputStream(bytes))) {
        case JsonText.Good<SignedReceipt>(var receipt) -> receipt;
        case JsonText.Bad<SignedReceipt>(var faults) ->
            throw new IllegalArgumentException("no receipt: " + faults);
      };
    } catch (IOException e) {
      throw new IllegalArgumentException("no receipt", e);
    }
  }

  private static SignedReceipt signedReceipt(CatalogFields file) {
    file.only("receipt", "algorithm", "publicKey", "signature");
    algorithm(file);
    return new SignedReceipt(
        body(file.object("receipt")), file.text("publicKey"), file.text("signature"));
  }

  private static ReceiptBody body(CatalogFields says) {
    says.only(
        "format",
        "network",
        "id",
        "partner",
        "dataset",
        "period",
        "periods",
        "sentAt",
        "countedAt",
        "file",
        "counts",
        "mapping",
        "indicators",
        "figures",
        "chain",
        "key");
    if (!says.text("format").equals(ReceiptBody.FORMAT)) {
      says.fault("is not of the form " + ReceiptBody.FORMAT);
    }
    var network = says.object("network").only("name", "address");
    var file = says.object("file").only("bytes", "sha256");
    return new ReceiptBody(
        new ReceiptBody.Network(network.text("name"), network.text("address")),
        says.text("id"),
        new Slot(says.text("partner"), says.text("dataset"), period(says, says.text("period"))),
        sorted(says.strings("periods"), code -> period(says, code)),
        moment(says, "sentAt"),
        moment(says, "countedAt"),
        new ReceiptBody.Bytes(file.whole("bytes", -1), file.text("sha256")),
        counts(says.object("counts")),
        says.text("mapping"),
        new TreeSet<>(says.objects("indicators", ReceiptText::measure)),
        says.text("figures"),
        link(says.object("chain")),
        says.text("key"));
  }

  private static ReceiptBody.Counts counts(CatalogFields counts) {
    counts.only("rows", "counted", "skipped", "hidden", "cells");
    return new ReceiptBody.Counts(
        counts.whole("rows", -1),
        counts.whole("counted", -1),
        counts.whole("skipped", -1),
        counts.whole("hidden", -1),
        counts.whole("cells", -1));
  }

  private static ReceiptBody.Measure measure(CatalogFields measure) {
    measure.only("id", "version");
    return new ReceiptBody.Measure(measure.text("id"), measure.whole("version", -1));
  }

  private static ChainLink link(CatalogFields chain) {
    chain.only("number", "previous");
    return new ChainLink(chain.whole("number", -1), chain.textOr("previous", ""));
  }

  private static <T> SortedSet<T> sorted(List<String> texts, Function<String, T> read) {
    var sorted = new TreeSet<T>();
    texts.forEach(text -> sorted.add(read.apply(text)));
    return sorted;
  }

  private static Period period(CatalogFields says, String code) {
    var period = Period.parse(code);
    if (period.isEmpty()) {
      says.fault("holds something that is no period: " + code);
    }
    return period.orElse(NO_PERIOD);
  }

  private static Instant moment(CatalogFields says, String name) {
    try {
      return Instant.parse(says.text(name));
    } catch (DateTimeParseException _) {
      says.fault("holds no moment under " + name);
      return Instant.EPOCH;
    }
  }

  private static void algorithm(CatalogFields file) {
    if (!file.text("algorithm").equals(SignedReceipt.ALGORITHM)) {
      file.fault("is not signed by " + SignedReceipt.ALGORITHM);
    }
  }

  /// Reads a network's keys, as they are published.
  public static JsonText.Result<KeyRing> readKeys(InputStream in) throws IOException {
    return JsonText.read(
        in,
        "a list of keys",
        file -> {
          file.only("keys");
          if (!file.isList("keys")) {
            file.fault("holds no list of keys");
          }
          return new KeyRing(file.objects("keys", ReceiptText::key));
        });
  }

  private static PublishedKey key(CatalogFields key) {
    key.only("id", "algorithm", "publicKey", "from", "until");
    algorithm(key);
    var published = new PublishedKey(key.text("id"), key.text("publicKey"), moment(key, "from"));
    if (!ReceiptSeal.isNamed(published.id(), published.publicKey())) {
      key.fault("is not the key " + published.id());
    }
    return published;
  }
}
