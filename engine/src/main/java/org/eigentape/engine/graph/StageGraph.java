package org.eigentape.engine.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.provider.Origin;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;

/**
 * Stages in an order in which each comes after those whose results it reads. Stages that depend on each other, directly or
 * not, form a group, which is worked through by one thread, so that an upstream result is at hand when it is needed and no
 * result depends on timing. Groups know nothing of each other: one that lags or fails holds up no other. Immutable.
 */
public final class StageGraph {

    private final Map<ResultKey, StageNode> nodes = new LinkedHashMap<>();
    private final StageCatalog catalog;
    private final List<StageRequest> requests;
    private final Schema schema;
    private final String selection;
    private final MissingTensors missing;
    /** Stages whose needs are noted. */
    private final Set<String> noted = new HashSet<>();

    /**
     * Resolves requests and what they depend on.
     *
     * @param catalog the known stages
     * @param requests what is asked for; the same stage may be asked for with several sets of parameters. A stage that
     *     another depends on is taken as asked for, and added with its defaults where it is not; where its parameters differ from
     *     their defaults, they are part of the other's key, too
     * @param schema of the recording
     * @param selection of a partial replay, canonical; empty for all
     * @throws InvalidRequestException if a stage or parameter is unknown, or stages depend on each other in a circle
     * @throws org.eigentape.engine.error.TensorNotRecordedException if tensors that stages require were not recorded;
     *     names all of them
     */
    public StageGraph(StageCatalog catalog, List<StageRequest> requests, Schema schema, String selection) {
        this(catalog, requests, schema, selection, MissingTensors.Moment.AFTER_RECORDING);
    }

    private StageGraph(
            StageCatalog catalog,
            List<StageRequest> requests,
            Schema schema,
            String selection,
            MissingTensors.Moment moment) {
        this.catalog = catalog;
        this.requests = List.copyOf(requests);
        this.schema = schema;
        this.selection = selection;
        this.missing = new MissingTensors(schema, moment);
        requests.forEach(request -> add(request, new ArrayList<>()));
        missing.refuse();
    }

    /**
     * Resolves requests for a recording that is still to be made.
     *
     * @param catalog the known stages
     * @param requests what shall run live, see the constructor
     * @param schema of the recording that will be made
     * @return stages all of which will find their tensors
     * @throws InvalidRequestException if a stage or parameter is unknown, or stages depend on each other in a circle
     * @throws org.eigentape.engine.error.TensorNotRecordedException if tensors that stages require would not be recorded;
     *     names all of them
     */
    public static StageGraph beforeRecording(StageCatalog catalog, List<StageRequest> requests, Schema schema) {
        return new StageGraph(catalog, requests, schema, "", MissingTensors.Moment.BEFORE_RECORDING);
    }

    private StageNode add(StageRequest request, List<String> path) {
        String name = request.name();
        if (path.contains(name)) {
            throw new InvalidRequestException(
                    "Stages depend on each other in a circle: " + String.join(" -> ", path) + " -> " + name + ".");
        }
        StageProvider provider = catalog.stage(name);
        StageDescription description = provider.description();
        StageParameters parameters = new StageParameters(description, request.own());
        UpstreamParameters others = new UpstreamParameters(catalog, name, request.ofUpstream());
        boolean asked = requests.stream().anyMatch(each -> each.name().equals(name));
        String own = new ResultKey(name, description.version(), parameters.canonical(), selection).request();
        if (noted.add(own)) {
            missing.note(own, needs(provider, name, parameters), asked);
        }
        path.add(name);
        List<StageNode> upstream = new ArrayList<>();
        for (String before : description.upstream()) {
            upstream.add(add(others.request(requested(before)), path));
        }
        path.remove(name);
        String canonical = UpstreamParameters.canonical(
                parameters, upstream.stream().map(StageNode::key).toList());
        ResultKey key = new ResultKey(name, description.version(), canonical, selection);
        StageNode known = nodes.get(key);
        if (known != null) {
            return known;
        }
        StageNode node = new StageNode(provider, description, parameters, key, List.copyOf(upstream));
        nodes.put(key, node);
        return node;
    }

    /** A stage that another reads: as asked for, with its defaults if it is asked for more than once or not at all. */
    private StageRequest requested(String name) {
        List<StageRequest> ofName =
                requests.stream().filter(request -> request.name().equals(name)).toList();
        return ofName.size() == 1 ? ofName.get(0) : StageRequest.of(name);
    }

    private List<TensorNeed> needs(StageProvider provider, String name, StageParameters parameters) {
        try {
            return List.copyOf(provider.needs(parameters, schema));
        } catch (RecordingException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidRequestException("Stage " + name + " cannot say what it needs: "
                    + Origin.of(provider.getClass()) + " threw " + Origin.cause(e) + ".");
        }
    }

    /**
     * The stages in order.
     *
     * @return {@code NAME}, or {@code NAME:parameter=value} where parameters differ from their defaults
     */
    public List<String> stageNames() {
        return nodes.keySet().stream().map(ResultKey::request).toList();
    }

    /**
     * The keys of the stages' results, in order.
     *
     * @return one for each stage
     */
    public List<ResultKey> keys() {
        return List.copyOf(nodes.keySet());
    }

    /**
     * The stages split into groups that do not depend on each other.
     *
     * @return groups in the order of their first stages
     */
    public List<StageGroup> groups() {
        List<List<StageNode>> groups = new ArrayList<>();
        for (StageNode node : nodes.values()) {
            List<StageNode> merged = new ArrayList<>();
            List<List<StageNode>> others = new ArrayList<>();
            for (List<StageNode> group : groups) {
                if (node.upstream().stream().anyMatch(group::contains)) {
                    merged.addAll(group);
                } else {
                    others.add(group);
                }
            }
            merged.add(node);
            others.add(merged);
            groups = others;
        }
        return groups.stream().map(StageGroup::new).toList();
    }
}
