package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is public says what it promises.
class DocumentationTest {
  private static final Path ROOT = Repository.root();

  @Test
  void everyPublicTypeIsDocumented() throws IOException {
    assertThat(Undocumented.in(sources(ROOT)).types()).isEmpty();
  }

  @Test
  void everyPublicMethodOfARuleOrOfThePlatformIsDocumented() throws IOException {
    assertThat(Undocumented.in(sources(ROOT)).methods())
        .filteredOn(DocumentationTest::isOfRulesOrPlatform)
        .isEmpty();
  }

  @Test
  void whatIsPublicAndSaysNothingIsFound(@TempDir Path folder) throws IOException {
    var file = folder.resolve("src/main/java/Planted.java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        package org.backbone.planted;
        public interface Planted {
          /// Documented.
          record Said(int number) {
            public Said {}
            @Override public String toString() { return ""; }
            void hidden() {}
          }
          record Silent() {}
          int count();
          /// Documented.
          int recount();
        }
        """);

    var found = Undocumented.in(sources(folder));

    assertThat(found.types())
        .containsExactly("org.backbone.planted.Planted", "org.backbone.planted.Planted.Silent");
    assertThat(found.methods()).containsExactly("org.backbone.planted.Planted.count");
  }

  /// The platform but its pages' kit, and the capabilities' own packages.
  private static boolean isOfRulesOrPlatform(String method) {
    Predicate<String> isRule = name -> method.matches("org\\.backbone\\." + name + "\\.[A-Z].*");
    return (method.startsWith("org.backbone.platform.")
            && !method.startsWith("org.backbone.platform.pages."))
        || HouseRule.TOWER.stream().anyMatch(isRule);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().contains("src/main/java"))
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  /// Public types and methods without a documentation comment. Constructors and what overrides
  /// something are told by others.
  private static final class Undocumented extends TreePathScanner<Void, Boolean> {
    private final List<String> types = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final DocTrees docs;

    private Undocumented(DocTrees docs) {
      this.docs = docs;
    }

    static Undocumented in(List<Path> files) throws IOException {
      var compiler = ToolProvider.getSystemJavaCompiler();
      try (var manager = compiler.getStandardFileManager(null, null, null)) {
        var units = manager.getJavaFileObjectsFromPaths(files);
        var task =
            (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
        var found = new Undocumented(DocTrees.instance(task));
        for (CompilationUnitTree unit : task.parse()) {
          found.scan(unit, true);
        }
        return found;
      }
    }

    List<String> types() {
      return types;
    }

    List<String> methods() {
      return methods;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean isSeen) {
      boolean isPublic =
          isSeen && (type.getModifiers().getFlags().contains(Modifier.PUBLIC) || isInAnInterface());
      if (isPublic && docs.getDocComment(getCurrentPath()) == null) {
        types.add(name(getCurrentPath()));
      }
      return super.visitClass(type, isPublic);
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean isSeen) {
      var modifiers = method.getModifiers();
      boolean isPublic =
          isSeen && (modifiers.getFlags().contains(Modifier.PUBLIC) || isInAnInterface());
      boolean isTold =
          method.getReturnType() == null
              || modifiers.getFlags().contains(Modifier.PRIVATE)
              || modifiers.getAnnotations().stream()
                  .anyMatch(found -> found.getAnnotationType().toString().equals("Override"));
      if (isPublic && !isTold && docs.getDocComment(getCurrentPath()) == null) {
        methods.add(name(getCurrentPath()));
      }
      return null;
    }

    private boolean isInAnInterface() {
      return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }

    private static String name(TreePath path) {
      return switch (path.getLeaf()) {
        case CompilationUnitTree unit -> unit.getPackageName().toString();
        case ClassTree type -> name(path.getParentPath()) + "." + type.getSimpleName();
        case MethodTree method -> name(path.getParentPath()) + "." + method.getName();
        default -> name(path.getParentPath());
      };
    }
  }
}
