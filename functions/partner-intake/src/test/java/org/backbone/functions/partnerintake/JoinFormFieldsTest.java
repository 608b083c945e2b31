package org.backbone.functions.partnerintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.JoinFields;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Shape;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.pages.Trap;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of joining, as who joins sees it: on the page, in a form that comes back, in JSON.
class JoinFormFieldsTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  // Sent with every form, and asked of nobody.
  private static final Set<String> OUR_OWN = Set.of("key", Trap.FIELD, Trap.DRAWN);
  private static final Pattern TAG = Pattern.compile("<(input|textarea|select|option)\\b([^>]*)>");

  private final MemoryPartnerStore partners =
      new MemoryPartnerStore(new MemoryOutbox(new MemoryLinks()));
  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final PartnerIntakeHandler handler =
      new PartnerIntakeHandler(
          partners,
          new Strangers(new MemoryBudgets(), keys, 1000, InstantSource.fixed(NOW)),
          InstantSource.fixed(NOW),
          "Network",
          "https://network.example.org",
          JsonLog.of("test"));

  @Test
  void theBlankPageAsksForEveryFieldAndNothingElse() {
    var page = answer(HttpEvents.to("GET /partners/join"));

    var asked = new TreeSet<>(controls(page.getBody()).keySet());
    asked.removeAll(OUR_OWN);
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            JoinFields.FIELDS.all().stream().map(Field::name).toList());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfARefusedFormComesBackAsItWasSent(Field<?> field) {
    Field<?> wrong = field.equals(JoinFields.CONSENT) ? JoinFields.NAME : JoinFields.CONSENT;
    var sent = new ArrayList<String>();
    for (var each : JoinFields.FIELDS.all()) {
      sent.addAll(List.of(each.name(), each.equals(wrong) ? "" : value(each)));
    }

    var page = answer(HttpEvents.to("POST /partners/join").form(sent.toArray(String[]::new)));

    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(controls(page.getBody()).get(field.name())).containsExactly(value(field));
  }

  @Test
  void everyFieldOfAFormIsKept() {
    var sent = new ArrayList<String>();
    for (var each : JoinFields.FIELDS.all()) {
      sent.addAll(List.of(each.name(), value(each)));
    }

    var reply = answer(HttpEvents.to("POST /partners/join").form(sent.toArray(String[]::new)));

    assertThat(reply.getStatusCode()).isEqualTo(303);
    assertThat(kept()).isEqualTo(everyValue());
  }

  @Test
  void everyFieldOfAJsonBodyIsKept() {
    var reply = answer(HttpEvents.to("POST /api/v1/partners").json(json().toString()));

    assertThat(reply.getStatusCode()).isEqualTo(201);
    assertThat(kept()).isEqualTo(everyValue());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfTheWrongTypeInJsonIsTold(Field<?> field) {
    var body = json();
    var pointer = "/" + field.path();
    var parent = body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    ((ObjectNode) parent).putObject(pointer.substring(pointer.lastIndexOf('/') + 1));

    var reply = answer(HttpEvents.to("POST /api/v1/partners").json(body.toString()));

    assertThat(reply.getStatusCode()).isEqualTo(422);
    assertThat(reply.getBody()).contains("\"pointer\":\"" + pointer + "\"");
  }

  private APIGatewayV2HTTPResponse answer(HttpEvents request) {
    var drawn = HttpEvents.with(request.event(), Trap.DRAWN, keys.stamp(Door.JOIN, NOW));
    return handler.handleRequest(drawn, new TestContext(10_000));
  }

  private static Stream<Field<?>> fields() {
    return JoinFields.FIELDS.all().stream();
  }

  /// An answer that no field has by itself, as a browser sends it.
  private static String value(Field<?> field) {
    return switch (field.shape()) {
      case Shape.Line _ -> "some words for " + field.name();
      case Shape.Email _ -> field.name() + "@river.example.org";
      case Shape.Choice<?> choice -> choice.codes().getLast();
      case Shape.Items _ -> "one of " + field.name() + ", another";
      case Shape.Consent _ -> "yes";
      case Shape.Whole whole -> Integer.toString(whole.most());
      case Shape.Parsed<?> _ -> "2020-05-05";
    };
  }

  private static ObjectNode json() {
    var body = JsonNodeFactory.instance.objectNode();
    for (var field : JoinFields.FIELDS.all()) {
      var steps = List.of(field.path().split("/", -1));
      var parent = steps.size() > 1 ? body.withObject("/" + steps.getFirst()) : body;
      switch (field.shape().json()) {
        case LIST -> {
          var list = parent.putArray(steps.getLast());
          Arrays.stream(value(field).split(", ", -1)).forEach(list::add);
        }
        case TRUE_OR_FALSE -> parent.put(steps.getLast(), true);
        case NUMBER -> parent.put(steps.getLast(), Integer.valueOf(value(field)));
        case TEXT -> parent.put(steps.getLast(), value(field));
      }
    }
    return body;
  }

  private static Map<String, String> everyValue() {
    var values = new LinkedHashMap<String, String>();
    for (var field : JoinFields.FIELDS.kept()) {
      values.put(field.name(), value(field));
    }
    return values;
  }

  private Map<String, String> kept() {
    var partner = partners.find(partners.all().getFirst().id()).orElseThrow();
    var kept = new LinkedHashMap<String, String>();
    for (var field : JoinFields.FIELDS.kept()) {
      kept.put(field.name(), String.join(", ", partner.application().answers().values(field)));
    }
    return kept;
  }

  /// What a browser would send of the form: each control's name, and its values.
  private static Map<String, List<String>> controls(String page) {
    var action = page.indexOf("action=\"/partners/join");
    var html = page.substring(action, page.indexOf("</form>", action));
    var controls = new LinkedHashMap<String, List<String>>();
    var tags = TAG.matcher(html);
    var select = "";
    while (tags.find()) {
      var attributes = tags.group(2);
      var name = attribute(attributes, "name");
      switch (tags.group(1)) {
        case "textarea" -> {
          var end = html.indexOf("</textarea>", tags.end());
          values(controls, name).add(html.substring(tags.end(), end).strip());
        }
        case "select" -> {
          select = name;
          values(controls, name);
        }
        case "option" -> {
          if (attributes.matches(".*\\bselected\\b.*")) {
            values(controls, select).add(attribute(attributes, "value"));
          }
        }
        default -> {
          var mustBeChosen = attributes.matches("(?s).*type=\"(radio|checkbox)\".*");
          var values = values(controls, name);
          if (!mustBeChosen || attributes.matches("(?s).*\\schecked\\b.*")) {
            values.add(attribute(attributes, "value"));
          }
        }
      }
    }
    return controls;
  }

  private static List<String> values(Map<String, List<String>> controls, String name) {
    return controls.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private static String attribute(String attributes, String name) {
    var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? found.group(1) : "";
  }
}
