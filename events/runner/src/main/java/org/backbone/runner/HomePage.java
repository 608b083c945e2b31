package org.backbone.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.identity.Persona;
import org.backbone.runner.page.Html;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;
import org.backbone.template.Trigger;

/// `/_local`: what runs here, what starts it, who one can be, and what is not imitated.
final class HomePage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NOT_IMITATED =
      List.of(
          "permissions (IAM policies, bucket and queue policies)",
          "throttling, quotas and cold starts as AWS has them",
          "encryption at rest, versions and lifecycle of buckets",
          "expiry of items: an item past its time stays until it is overwritten",
          "alarms, tracing and log retention");

  private final Template template;
  private final Path data;
  private final Map<String, String> addresses;
  private final PartnerStore partners;

  HomePage(Template template, Path data, Map<String, String> addresses, PartnerStore partners) {
    this.template = template;
    this.data = data;
    this.addresses = addresses;
    this.partners = partners;
  }

  void answer(LocalExchange exchange) throws IOException {
    if (exchange.wantsJson()) {
      answerJson(exchange);
    } else {
      exchange.html(200, page());
    }
  }

  private void answerJson(LocalExchange exchange) throws IOException {
    var json = JSON.createObjectNode();
    json.put("data", data.toString());
    json.put("pid", ProcessHandle.current().pid());
    addresses.forEach(json.putObject("addresses")::put);
    template.parameters().forEach(json.putObject("parameters")::put);
    var functions = json.putArray("functions");
    for (var function : template.functions()) {
      var one = functions.addObject();
      one.put("id", function.id());
      one.put("name", function.name());
      one.put("handler", function.handler());
      var triggers = one.putArray("triggers");
      function.triggers().forEach(trigger -> triggers.add(words(trigger)));
    }
    var personas = json.putArray("personas");
    Persona.staff()
        .forEach(
            persona ->
                personas
                    .addObject()
                    .put("id", persona.id())
                    .put("name", persona.name())
                    .put("signIn", "/_local/identity/as/" + persona.id()));
    members()
        .forEach(
            partner ->
                personas
                    .addObject()
                    .put("id", "partner:" + partner.id())
                    .put("name", partner.name())
                    .put("signIn", signIn(partner)));
    var not = json.putArray("notEmulated");
    NOT_IMITATED.forEach(not::add);
    template.unemulated().forEach(not::add);
    exchange.json(200, json);
  }

  private String page() {
    var functions = new StringBuilder();
    for (var function : template.functions()) {
      functions.append(row(function));
    }
    var people = new StringBuilder();
    for (var persona : Persona.staff()) {
      people.append(
          """
          <li><div>%1$s, staff</div><div class="end acts">\
          <a class="btn plain" href="/_local/identity/as/%2$s">Sign in as %1$s</a></div></li>
          """
              .formatted(Html.text(persona.name()), persona.id()));
    }
    for (var partner : members()) {
      people.append(
          """
          <li><div dir="auto">%s</div><div class="end acts"><form method="post" action="%s">\
          <button class="plain">Sign in as their contact</button></form></div></li>
          """
              .formatted(Html.text(partner.name()), signIn(partner)));
    }
    return Html.page(
        "What runs here",
        """
        <h2>Who you can be</h2>
        <ul class="rows">%s</ul>
        <p class="soft">A partner's contact can also sign in as in real life, with the link of a mail: see
        <a href="/_local/mail">the mailbox</a>.</p>
        <h2>Functions and what starts them</h2>
        <div class="scroll stack" tabindex="0" role="region" aria-label="Functions"><table>
        <thead><tr><th>Function</th><th>Started by</th><th>Handler</th></tr></thead>
        <tbody>%s</tbody></table></div>
        <h2>Addresses</h2>%s
        <h2>The template's parameters</h2>%s
        <h2>State</h2><p>Everything is kept in <code>%s</code>.</p>
        <h2>What is not imitated</h2><ul>%s</ul>
        <p class="soft">In the template, and without effect here: %s.</p>
        """
            .formatted(
                people,
                functions,
                facts(addresses),
                facts(template.parameters()),
                Html.text(data.toString()),
                String.join(
                    "", NOT_IMITATED.stream().map(n -> "<li>" + Html.text(n) + "</li>").toList()),
                Html.text(String.join(", ", template.unemulated()))));
  }

  private List<PartnerSummary> members() {
    return partners.all().stream()
        .filter(partner -> partner.status() == PartnerStatus.APPROVED)
        .toList();
  }

  private static String signIn(PartnerSummary partner) {
    return "/_local/partners/" + partner.id() + "/sign-in";
  }

  private static String row(LambdaFunction function) {
    var triggers =
        String.join(
            "<br>", function.triggers().stream().map(HomePage::words).map(Html::text).toList());
    return """
        <tr><td><a class="whole" href="/_local/log?function=%s">%s</a></td><td>%s</td><td class="file" data-l="Handler">%s</td></tr>
        """
        .formatted(
            function.id(),
            Html.text(function.name()),
            triggers,
            Html.text(function.handler().replaceFirst("::.*", "").replaceFirst(".*\\.", "")));
  }

  private static String words(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Route route ->
          route.key() + route.authorizer().map(name -> " (token of " + name + ")").orElse("");
      case Trigger.Schedule schedule -> schedule.expression() + " " + schedule.zone();
      case Trigger.Stream stream -> "stream of " + stream.tableId() + " " + stream.filters();
      case Trigger.Rule rule -> "event " + rule.pattern();
    };
  }

  private static String facts(Map<String, String> facts) {
    var list = new StringBuilder("<dl class=\"facts\">");
    facts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            fact ->
                list.append(
                    "<div><dt>%s</dt><dd class=\"file\">%s</dd></div>"
                        .formatted(Html.text(fact.getKey()), Html.text(fact.getValue()))));
    return list.append("</dl>").toString();
  }
}
