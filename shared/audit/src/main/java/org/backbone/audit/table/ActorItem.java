package org.backbone.audit.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.platform.table.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who did something as an attribute, on what was decided as in the trail: kind, id and name.
public final class ActorItem {
  private ActorItem() {}

  /// The attribute.
  public static AttributeValue of(Actor actor) {
    return fromM(
        Map.of(
            "kind", fromS(actor.kind().code()),
            "id", fromS(actor.id()),
            "name", fromS(actor.name())));
  }

  /// Who it was, from the attribute's map.
  public static Actor read(Map<String, AttributeValue> map) {
    return new Actor(
        Actor.Kind.of(Items.string(map, "kind")).orElseThrow(),
        Items.string(map, "id"),
        Items.string(map, "name"));
  }
}
