package org.backbone.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.identity.Identity;
import org.backbone.runner.identity.Persona;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;
import org.backbone.runner.page.LocalLayout;
import org.backbone.runner.page.LocalSection;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;
import org.backbone.template.Trigger;
import software.amazon.awssdk.core.exception.SdkException;

/// `/_local`: what runs here, what starts it, who one can be, and what is not imitated.
final class HomePage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final List<String> NOT_IMITATED =
      List.of(
          "permissions (IAM policies, bucket and queue policies)",
          "quotas of an account, and cold starts as AWS has them",
          "encryption at rest, versions and lifecycle of buckets",
          "expiry of items: an item past its time stays until it is overwritten",
          "alarms, tracing and log retention");

  private final Template template;
  private final Path data;
  private final Map<String, String> addresses;
  private final PartnerStore partners;
  private final IntSupplier failures;

  /// @param addresses what one may open, and what it is
  /// @param failures counts what no retry could do
  HomePage(
      Template template,
      Path data,
      Map<String, String> addresses,
      PartnerStore partners,
      IntSupplier failures) {
    this.template = template;
    this.data = data;
    this.addresses = addresses;
    this.partners = partners;
    this.failures = failures;
  }

  void answer(LocalExchange exchange) throws IOException {
    if (exchange.wantsJson()) {
      answerJson(exchange);
    } else {
      exchange.html(
          200, LocalLayout.html("What runs here", LocalSection.HOME, TEMPLATES.home(view())));
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
      startedBy(function).forEach(triggers::add);
    }
    var members = members();
    json.put("partnersUnknown", members.isEmpty());
    var personas = json.putArray("personas");
    Persona.staff()
        .forEach(
            persona ->
                personas
                    .addObject()
                    .put("id", persona.id())
                    .put("name", persona.name())
                    .put("signIn", signIn(persona)));
    members
        .orElse(List.of())
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

  private HomeView view() {
    var members = members();
    return new HomeView(
        links(path -> !path.startsWith("/_local")),
        links(path -> path.startsWith("/_local/")),
        failures.getAsInt(),
        Persona.staff().stream()
            .map(persona -> new HomeView.Link(signIn(persona), persona.name()))
            .toList(),
        members.orElse(List.of()).stream()
            .sorted(Comparator.comparing(PartnerSummary::name))
            .toList(),
        members.isEmpty(),
        template.functions().stream().map(this::function).toList(),
        new TreeMap<>(template.parameters()),
        data.toString(),
        NOT_IMITATED,
        template.unemulated());
  }

  private List<HomeView.Link> links(Predicate<String> wanted) {
    return addresses.entrySet().stream()
        .map(entry -> new HomeView.Link(URI.create(entry.getKey()).getPath(), entry.getValue()))
        .filter(link -> wanted.test(link.path()))
        .toList();
  }

  // Empty: the table does not answer. This page is where one looks for the reason.
  private Optional<List<PartnerSummary>> members() {
    try {
      return Optional.of(partners.members());
    } catch (SdkException _) {
      return Optional.empty();
    }
  }

  private String signIn(Persona persona) {
    return Identity.signInAs(template.parameters().getOrDefault("PublicUrl", ""), persona);
  }

  private static String signIn(PartnerSummary partner) {
    return "/_local/partners/" + partner.id() + "/sign-in";
  }

  private HomeView.Runs function(LambdaFunction function) {
    return new HomeView.Runs(
        function.id(),
        function.name(),
        startedBy(function),
        function.handler().replaceFirst("::.*", "").replaceFirst(".*\\.", ""));
  }

  // What the template says starts it, and who may call it.
  private List<String> startedBy(LambdaFunction function) {
    return Stream.concat(
            function.triggers().stream().map(HomePage::words),
            template.functions().stream()
                .filter(each -> each.mayCall(function))
                .map(each -> "call of " + each.name()))
        .toList();
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
}
