package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;

/** What a recording holds, as text and as JSON. */
final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDENT = "  ";

    private final String path;
    private final Manifest manifest;
    private final Condition condition;
    private final Inventory inventory;
    private final List<ResultOverview> results;

    Description(
            String path, Manifest manifest, Condition condition, Inventory inventory, List<ResultOverview> results) {
        this.path = path;
        this.manifest = manifest;
        this.condition = condition;
        this.inventory = inventory;
        this.results = results;
    }

    void print(PrintStream text) {
        text.println(path + ": " + (inventory.damage() == null ? condition.word() : "damaged"));
        if (condition.explanation() != null) {
            text.println(INDENT + condition.explanation());
        }
        printFacts(text);
        text.println();
        text.println("Configuration");
        TextTable configuration = new TextTable();
        manifest.configuration().properties().forEach(entry -> configuration.add(entry.getKey(), entry.getValue()));
        configuration.print(text, INDENT);
        text.println();
        text.println("Tensors (- was not recorded)");
        printTensors(text);
        text.println();
        text.println("Runs");
        TextTable runs = new TextTable("run", "seed", "events", "last step", "end");
        inventory
                .runs()
                .forEach((run, count) -> runs.add(
                        run, seed(run), Quantity.count(count.events), Quantity.count(count.lastStep), count.end));
        runs.print(text, INDENT);
        if (!results.isEmpty()) {
            text.println();
            text.println("Results");
            TextTable table = new TextTable("stage", "version", "runs", "state", "all together", "parameters");
            results.forEach(each -> table.add(
                    each.stage(),
                    each.version(),
                    each.runs() < each.ofRuns() ? each.runs() + " of " + each.ofRuns() : each.runs(),
                    String.join(", ", states(each)),
                    each.ensemble() == null
                            ? "-"
                            : each.ensemble() + (each.remark() == null ? "" : ": " + each.remark()),
                    each.parameters()));
            table.print(text, INDENT);
        }
    }

    private static List<String> states(ResultOverview overview) {
        return overview.states().entrySet().stream()
                .map(entry -> overview.states().size() == 1 ? entry.getKey() : entry.getValue() + " " + entry.getKey())
                .toList();
    }

    private String seed(int run) {
        List<Long> seeds = manifest.ensemble().seeds();
        return run < seeds.size() ? String.valueOf(seeds.get(run)) : "-";
    }

    private void printFacts(PrintStream text) {
        TextTable facts = new TextTable();
        facts.add(
                "simulation",
                manifest.simulation() + (manifest.preset() == null ? "" : ", preset " + manifest.preset()));
        facts.add(
                "asked for",
                Quantity.of(manifest.ensemble().runs(), "run") + " of "
                        + Quantity.of(manifest.ensemble().steps(), "step"));
        facts.add(
                "events",
                Quantity.count(inventory.events()) + " ("
                        + String.join(
                                ", ",
                                inventory.eventsByType().entrySet().stream()
                                        .map(entry -> Quantity.count(entry.getValue()) + " " + entry.getKey())
                                        .toList())
                        + "), " + Quantity.bytes(inventory.bytes()));
        facts.add("policy", String.join("  ", manifest.policy()));
        facts.add("stages", manifest.stages().isEmpty() ? "none" : String.join(", ", manifest.stages()));
        facts.add(
                "written by",
                "eigentape " + manifest.writtenBy().codeVersion() + ", Java "
                        + manifest.writtenBy().javaVersion() + ", "
                        + manifest.writtenBy().operatingSystem() + " "
                        + manifest.writtenBy().architecture());
        if (condition.status() != null) {
            facts.add("last heartbeat", condition.status().heartbeat());
        }
        facts.add("identity", manifest.recordingId());
        facts.print(text, INDENT);
    }

    private void printTensors(PrintStream text) {
        TextTable table = new TextTable("tensor", "type", "shape", "unit", "carried by", "events", "size");
        for (TensorDeclaration tensor : manifest.schema().tensors()) {
            table.add(
                    tensor.name(),
                    tensor.element().label(),
                    tensor.shape().isEmpty()
                            ? "scalar"
                            : String.join(
                                    " x ",
                                    tensor.shape().stream().map(String::valueOf).toList()),
                    tensor.unit(),
                    tensor.carrier().name(),
                    tensor.recorded() ? Quantity.count(inventory.tensorEvents(tensor.id())) : "-",
                    tensor.recorded() ? Quantity.bytes(inventory.tensorBytes(tensor.id())) : "-");
        }
        table.print(text, INDENT);
    }

    ObjectNode json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("recording", path);
        node.put("state", inventory.damage() == null ? condition.word() : "damaged");
        node.put(
                "explanation",
                inventory.damage() == null
                        ? condition.explanation()
                        : inventory.damage().getMessage());
        node.put(
                "heartbeat",
                condition.status() == null ? null : condition.status().heartbeat());
        node.put("id", manifest.recordingId());
        node.put("formatVersion", manifest.formatVersion());
        node.put("simulation", manifest.simulation());
        node.put("preset", manifest.preset());
        node.set("configuration", manifest.configuration());
        node.set("ensemble", JSON.valueToTree(manifest.ensemble()));
        manifest.policy().forEach(node.putArray("policy")::add);
        manifest.stages().forEach(node.putArray("stages")::add);
        node.set("writtenBy", JSON.valueToTree(manifest.writtenBy()));
        node.put("events", inventory.events());
        node.put("bytes", inventory.bytes());
        ObjectNode types = node.putObject("eventsByType");
        inventory.eventsByType().forEach(types::put);
        ArrayNode tensors = node.putArray("tensors");
        for (TensorDeclaration tensor : manifest.schema().tensors()) {
            ObjectNode entry = JSON.valueToTree(tensor);
            entry.put("events", inventory.tensorEvents(tensor.id()));
            entry.put("bytes", inventory.tensorBytes(tensor.id()));
            tensors.add(entry);
        }
        ArrayNode runs = node.putArray("runs");
        inventory
                .runs()
                .forEach((run, count) -> runs.addObject()
                        .put("run", run)
                        .put("events", count.events)
                        .put("lastStep", count.lastStep)
                        .put("end", count.end));
        node.set("results", JSON.valueToTree(results));
        return node;
    }
}
