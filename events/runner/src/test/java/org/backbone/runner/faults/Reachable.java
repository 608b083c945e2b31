package org.backbone.runner.faults;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What code of ours a function may come to run: from its handler on, through every call, to each
/// class that some code on the way makes.
final class Reachable {
  private final Set<JavaCodeUnit> reached = new HashSet<>();
  private final Set<JavaClass> made = new HashSet<>();
  private final Deque<JavaCodeUnit> waiting = new ArrayDeque<>();
  // Calls of what is overridden in classes that nothing had made yet.
  private final Map<JavaClass, Set<JavaCodeUnit>> overriding = new HashMap<>();

  private Reachable() {}

  /// Every method and constructor that may run once the classes of a package do.
  static Set<JavaCodeUnit> from(JavaClasses classes, String handlers) {
    var reachable = new Reachable();
    classes.stream()
        .filter(type -> type.getPackageName().equals(handlers))
        .flatMap(type -> type.getCodeUnits().stream())
        .forEach(reachable::reach);
    while (!reachable.waiting.isEmpty()) {
      reachable.follow(reachable.waiting.poll());
    }
    return reachable.reached;
  }

  private void follow(JavaCodeUnit unit) {
    Stream.concat(
            unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
            Stream.concat(
                unit.getMethodReferencesFromSelf().stream().map(call -> call.getTarget()),
                unit.getConstructorReferencesFromSelf().stream().map(call -> call.getTarget())))
        .forEach(this::call);
  }

  private void call(CodeUnitAccessTarget target) {
    target.resolveMember().ifPresent(this::reach);
    var names =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    for (var type : target.getOwner().getAllSubclasses()) {
      type.tryGetMethod(target.getName(), names)
          .ifPresent(
              method -> {
                if (made.contains(type)) {
                  reach(method);
                } else {
                  overriding.computeIfAbsent(type, _ -> new HashSet<>()).add(method);
                }
              });
    }
  }

  private void reach(JavaCodeUnit unit) {
    if (!unit.getOwner().getPackageName().startsWith("org.backbone.") || !reached.add(unit)) {
      return;
    }
    waiting.add(unit);
    if (unit instanceof JavaConstructor && made.add(unit.getOwner())) {
      overriding.getOrDefault(unit.getOwner(), Set.of()).forEach(this::reach);
      // What its superclass calls back, and what the JDK does.
      unit.getOwner().getMethods().stream()
          .filter(method -> overridesForeign(unit.getOwner(), method.getName()))
          .forEach(this::reach);
    }
  }

  // A method that code of others calls: an interface of the JDK or of a library has its name.
  private static boolean overridesForeign(JavaClass type, String name) {
    return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
        .filter(above -> !above.getPackageName().startsWith("org.backbone."))
        .filter(above -> !above.getName().equals("java.lang.Object"))
        .filter(above -> !above.getName().equals("java.lang.Record"))
        .anyMatch(
            above -> above.getMethods().stream().anyMatch(method -> method.getName().equals(name)));
  }
}
