package io.aui.appserver.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The documentation comments of one source file, as Markdown, in the order of the source. */
final class Javadoc {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Comments by the path of what they document: {@code Type}, {@code Type.Nested.member}. */
  private final Map<String, DocCommentTree> comments = new LinkedHashMap<>();

  private final String file;

  private Javadoc(String file) {
    this.file = file;
  }

  static Javadoc of(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Javadoc javadoc = new Javadoc(source.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        javadoc.new Collector(trees).scan(unit, null);
      }
    } catch (IOException e) {
      throw new AssertionError(source + " cannot be parsed", e);
    }
    return javadoc;
  }

  /** What has a comment directly within a type: members, constants and nested types. */
  List<String> within(String type) {
    String prefix = type + ".";
    return comments.keySet().stream()
        .filter(path -> path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0)
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  /**
   * The comment as Markdown; block tags are left out.
   *
   * @param links what stands for a reference such as {@code #member}
   */
  String markdown(String path, UnaryOperator<String> links) {
    DocCommentTree comment = comments.get(path);
    if (comment == null) {
      throw new AssertionError(path + " has no Javadoc in " + file);
    }
    Markdown markdown = new Markdown(links);
    comment.getFullBody().forEach(markdown::add);
    return markdown.finish();
  }

  private final class Collector extends TreePathScanner<Void, Void> {
    private final DocTrees trees;

    private Collector(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      remember();
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      remember();
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      remember();
      return null;
    }

    private void remember() {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        comments.put(path(), comment);
      }
    }

    private String path() {
      List<String> names = new ArrayList<>();
      for (TreePath each = getCurrentPath(); each != null; each = each.getParentPath()) {
        Tree leaf = each.getLeaf();
        if (leaf instanceof ClassTree type) {
          names.add(0, type.getSimpleName().toString());
        } else if (leaf instanceof MethodTree method) {
          names.add(0, method.getName().toString());
        } else if (leaf instanceof VariableTree field) {
          names.add(0, field.getName().toString());
        }
      }
      return String.join(".", names);
    }
  }

  /** Knows what our comments use, and fails at anything else. */
  private static final class Markdown {
    private final UnaryOperator<String> links;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private boolean preformatted;

    private Markdown(UnaryOperator<String> links) {
      this.links = links;
    }

    private void add(DocTree tree) {
      if (tree instanceof TextTree text) {
        paragraph.append(text.getBody());
      } else if (tree instanceof LiteralTree literal) {
        paragraph.append('`').append(oneLine(literal.getBody().getBody())).append('`');
      } else if (tree instanceof LinkTree link) {
        paragraph.append('`').append(links.apply(link.getReference().toString())).append('`');
      } else if (tree instanceof EntityTree entity) {
        paragraph.append('&').append(entity.getName()).append(';');
      } else if (tree instanceof StartElementTree element) {
        end();
        preformatted = element.getName().contentEquals("pre");
        require(preformatted || element.getName().contentEquals("p"), tree);
      } else {
        require(tree instanceof EndElementTree, tree);
        end();
        preformatted = false;
      }
    }

    private static void require(boolean known, DocTree tree) {
      if (!known) {
        throw new AssertionError("the generator does not know how to write " + tree);
      }
    }

    private void end() {
      if (preformatted) {
        // The blank behind each line's asterisk belongs to the comment.
        String lines = paragraph.toString().strip().replace("\n ", "\n");
        parts.add("```properties\n" + lines + "\n```");
      } else if (!paragraph.toString().isBlank()) {
        parts.add(oneLine(paragraph.toString()));
      }
      paragraph.setLength(0);
    }

    private String finish() {
      end();
      return String.join("\n\n", parts);
    }

    private static String oneLine(String text) {
      return BLANKS.matcher(text.strip()).replaceAll(" ");
    }
  }
}
