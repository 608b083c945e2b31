package org.backbone.functions.partnerintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every field of joining, as who joins sees it: on the page, in a form that comes back, in JSON.
class JoinFormFieldsTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  // Sent with every form, and asked of nobody.
  private static final Set<String> OUR_OWN = Set.of("key", "website");
  private static final Pattern TAG = Pattern.compile("<(input|textarea|select|option)\\b([^>]*)>");

  /// What may be sent: its name in the form, where it is in JSON, and a value that no field has by
  /// itself.
  private enum Field {
    NAME("name", "/name", "River Food Bank"),
    KIND("kind", "/kind", "clinic"),
    SECTOR("sector", "/sector", "health of all"),
    SERVICES("services", "/services", "food boxes, hot meals"),
    LANGUAGES("languages", "/languages", "Spanish, Zomi"),
    AREA("area", "/area", "north of the river"),
    CONTACT_NAME("contact_name", "/contact/name", "Front desk"),
    CONTACT_EMAIL("contact_email", "/contact/email", "desk@river.example.org"),
    CONTACT_LANGUAGE("contact_language", "/contact/language", "es"),
    CONSENT("consent", "/consent", "yes");

    private final String form;
    private final String pointer;
    private final String value;

    Field(String form, String pointer, String value) {
      this.form = form;
      this.pointer = pointer;
      this.value = value;
    }
  }

  private final MemoryPartnerStore partners =
      new MemoryPartnerStore(new MemoryOutbox(new MemoryLinks()));
  private final PartnerIntakeHandler handler =
      new PartnerIntakeHandler(partners, InstantSource.fixed(NOW), "Network");

  @Test
  void theBlankPageAsksForEveryFieldAndNothingElse() {
    var page = answer(HttpEvents.to("GET /partners/join"));

    var asked = new TreeSet<>(controls(page.getBody()).keySet());
    asked.removeAll(OUR_OWN);
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Field.values()).map(field -> field.form).toList());
  }

  @Test
  void everythingThatIsKeptOfAPartnerIsAField() {
    var kept =
        Stream.concat(
                Arrays.stream(Application.class.getRecordComponents())
                    .filter(component -> component.getType() != Contact.class)
                    .map(RecordComponent::getName)
                    .map(name -> "/" + name),
                Arrays.stream(Contact.class.getRecordComponents())
                    .map(component -> "/contact/" + component.getName()))
            .toList();

    assertThat(Arrays.stream(Field.values()).map(field -> field.pointer))
        .containsAll(kept)
        .hasSize(kept.size() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void aFieldOfARefusedFormComesBackAsItWasSent(Field field) {
    var wrong = field == Field.CONSENT ? Field.NAME : Field.CONSENT;
    var sent = new ArrayList<String>();
    for (var each : Field.values()) {
      sent.addAll(List.of(each.form, each == wrong ? "" : each.value));
    }

    var page = answer(HttpEvents.to("POST /partners/join").form(sent.toArray(String[]::new)));

    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(controls(page.getBody()).get(field.form)).containsExactly(field.value);
  }

  @Test
  void everyFieldOfAFormIsKept() {
    var sent = new ArrayList<String>();
    for (var each : Field.values()) {
      sent.addAll(List.of(each.form, each.value));
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
  @EnumSource
  void aFieldOfTheWrongTypeInJsonIsTold(Field field) {
    var body = json();
    var parent = body.at(field.pointer.substring(0, field.pointer.lastIndexOf('/')));
    ((ObjectNode) parent).putObject(field.pointer.substring(field.pointer.lastIndexOf('/') + 1));

    var reply = answer(HttpEvents.to("POST /api/v1/partners").json(body.toString()));

    assertThat(reply.getStatusCode()).isEqualTo(422);
    assertThat(reply.getBody()).contains("\"pointer\":\"" + field.pointer + "\"");
  }

  private APIGatewayV2HTTPResponse answer(HttpEvents request) {
    return handler.handleRequest(request.event(), new TestContext(10_000));
  }

  private static ObjectNode json() {
    var body = JsonNodeFactory.instance.objectNode();
    var contact = body.putObject("contact");
    for (var field : Field.values()) {
      var name = field.pointer.substring(field.pointer.lastIndexOf('/') + 1);
      var parent = field.pointer.startsWith("/contact/") ? contact : body;
      switch (field) {
        case SERVICES, LANGUAGES -> {
          var list = parent.putArray(name);
          Arrays.stream(field.value.split(", ", -1)).forEach(list::add);
        }
        case CONSENT -> parent.put(name, true);
        default -> parent.put(name, field.value);
      }
    }
    return body;
  }

  private static Map<String, String> everyValue() {
    var values = new LinkedHashMap<String, String>();
    for (var field : Field.values()) {
      if (field != Field.CONSENT) {
        values.put(field.pointer, field.value);
      }
    }
    return values;
  }

  private Map<String, String> kept() {
    var partner = partners.find(partners.all().getFirst().id()).orElseThrow();
    var kept = new LinkedHashMap<String, String>();
    components(kept, "/", partner.application());
    components(kept, "/contact/", partner.contact());
    kept.remove("/contact");
    return kept;
  }

  private static void components(Map<String, String> into, String prefix, Record from) {
    for (var component : from.getClass().getRecordComponents()) {
      try {
        into.put(prefix + component.getName(), text(component.getAccessor().invoke(from)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Collection<?> list -> String.join(", ", list.stream().map(Object::toString).toList());
      case org.backbone.platform.core.Language language -> language.tag();
      case org.backbone.partners.PartnerKind kind -> kind.code();
      default -> value.toString();
    };
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
