package org.backbone.runner.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import org.backbone.outcomes.receipts.ReceiptCheck.Fault;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// The answer for programs.
final class VerdictJson {
  private VerdictJson() {}

  static void print(PrintWriter out, Language language, Verdict verdict) {
    var words = Words.of(language, "outcomes");
    var json = JsonNodeFactory.instance.objectNode();
    json.put("holds", verdict.holds());
    json.put("published", verdict.isPublished());
    var receipts = json.putArray("receipts");
    for (var checked : verdict.receipts()) {
      var one = receipts.addObject();
      one.put("name", checked.name());
      switch (checked) {
        case Verdict.Checked.Unreadable(_, var why) -> {
          var faults = one.putArray("faults");
          why.forEach(
              sentence -> faults.addObject().put("code", "unreadable").put("message", sentence));
        }
        case Verdict.Checked.Read(_, var receipt, var faults, var isOfFile) -> {
          one.put("id", receipt.body().id());
          one.put("number", receipt.body().link().number());
          one.put("ofFile", isOfFile);
          put(one.putArray("faults"), words, faults);
        }
      }
    }
    var chains = json.putArray("chains");
    for (var chain : verdict.chains()) {
      var one = chains.addObject();
      one.put("partner", chain.receipts().getFirst().slot().partner());
      put(one.putArray("faults"), words, chain.faults());
      var missing = one.putArray("missing");
      chain.missing().forEach(missing::add);
    }
    out.println(json.toPrettyString());
  }

  private static void put(ArrayNode array, Words words, List<Fault> faults) {
    faults.forEach(
        fault ->
            array
                .addObject()
                .put("code", FaultWords.code(fault))
                .put("message", FaultWords.say(words, fault)));
  }
}
