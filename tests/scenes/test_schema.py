#!/usr/bin/env python3
"""The schema that helps authors in their editors agrees with what the program accepts."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop(1)
SCHEMA = json.loads((ROOT / "scenes" / "scene.schema.json").read_text(encoding="utf-8"))


def schema_accepts(scene):
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(scene)


def program_accepts(scene):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(scene, file)
        file.flush()
        return subprocess.run([PROGRAM, "check", file.name], capture_output=True).returncode == 0


class Schema(unittest.TestCase):
    def scenes(self):
        for path in sorted((ROOT / "scenes").glob("*.json")):
            if not path.name.endswith(".schema.json"):
                yield path, json.loads(path.read_text(encoding="utf-8"))

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_accepts_every_shipped_scene(self):
        for path, scene in self.scenes():
            with self.subTest(path.name):
                self.assertTrue(schema_accepts(scene))
                self.assertTrue(program_accepts(scene))
                self.assertEqual(path.stem, scene["id"])

    def test_and_program_accept_every_cause(self):
        scene = self.good_scene("attack")
        levers = {name: 0.5 for name in SCHEMA["$defs"]["levers"]["properties"]}
        scene["steps"][0].update(changes=[{"levers": levers, "temperature_degC": 40, "repair_sheaths": 3, "traffic_hz": 50,
                                           "cut_internode": 15, "lesion": [3]}], goal="sight",
                                 try_levers=SCHEMA["$defs"]["lever_name"]["enum"])
        self.assertTrue(schema_accepts(scene))
        self.assertTrue(program_accepts(scene))

    def good_scene(self, name):
        return next(scene for path, scene in self.scenes() if path.stem == name)

    def check_mistakes(self, good, mistakes):
        for name, make in mistakes.items():
            with self.subTest(name):
                scene = copy.deepcopy(good)
                make(scene)
                self.assertFalse(schema_accepts(scene), "the schema accepts it")
                self.assertFalse(program_accepts(scene), "the program accepts it")

    def test_and_program_refuse_the_same_mistakes_in_a_tract(self):
        def tract(**more):
            return lambda s: s["tract"].update(more)

        def step(**more):
            return lambda s: s["steps"][0].update(more)

        self.check_mistakes(self.good_scene("tract"), {
            "axons as well": lambda s: s.update(axons=[{"name": {"en": "a"}}]),
            "neither": lambda s: s.pop("tract"),
            "unknown key": tract(colour="red"),
            "too many axons": tract(axons=4001),
            "no axon": tract(axons=0),
            "too long": tract(length_mm=11),
            "a letter no font has": step(caption={"en": "The nerve ⚡"}),
            "letters of another script": step(caption={"en": "нерв"}),
            "a word that fits no line": step(caption={"en": "a" * 61}),
            "a caption nobody reads": step(caption={"en": "so long " * 76}),
            "a source of a million letters": lambda s: s["sources"][0].update(text="so " * 200),
            "too many sources": lambda s: s.update(sources=s["sources"][:1] * 41),
            "median out of range": tract(diameter_um={"median": 5}),
            "unknown key of the diameters": tract(diameter_um={"mean": 1}),
            "share out of range": tract(lesion={"share_of_axons": 2}),
            "too hot": tract(temperature_degC=60),
            "lever of an axon": step(try_levers=["myelin"]),
            "changes of an axon": step(changes=[{"levers": {"myelin": 1}}]),
            "an internode to look at": step(look_at_internode=3),
            "unknown key of a change": step(tract={"axons": 3}),
            "channels out of range": step(tract={"lesion": {"channels": 1}}),
        })

    def life_scene(self):
        scene = copy.deepcopy(self.good_scene("tract"))
        del scene["tract"]["lesion"]
        scene["life"] = {"kind": "primary_progressive", "seed": 2, "person": 3, "years": 30, "attacks_at_most": 5,
                         "treatments": [{"name": "repair", "from_year": 1, "to_year": 9}]}
        arm = {"name": {"en": "An arm"}, "kind": "relapsing", "people": 10, "years": 5, "seed": 3,
               "treatments": [{"name": name} for name in SCHEMA["$defs"]["treatment_name"]["enum"]]}
        trial = {"kind": "relapsing", "treatment": "siponimod", "people": 20, "from_year": 3, "years": 2,
                 "progressed_at": 0.1, "seed": 4}
        changes = [
            {"life": {"year": 3, "to_year": 7.5, "axon": 7}, "shown": "tract", "send_signal": True},
            {"loss_skips_to": "step3", "deeper": "years", "notes": {"en": "a"}, "life": {"treatments": []}, "shown": "axon", "tract": {"temperature_degC": 38},
             "try_levers": ["temperature_degC"]},
            {"shown": "scan"},
            {"shown": "courses", "many": {"arms": [arm, arm]}},
            {"shown": "trial", "many": {"trial": trial}},
        ]
        scene["steps"] = [{"id": f"step{i}", "caption": {"en": "a"}, **change} for i, change in enumerate(changes)]
        return scene

    def test_and_program_accept_a_life(self):
        scene = self.life_scene()
        self.assertTrue(schema_accepts(scene))
        self.assertTrue(program_accepts(scene))

    def test_and_program_refuse_the_same_mistakes_in_a_life(self):
        def life(**more):
            return lambda s: s["life"].update(more)

        def step(**more):
            return lambda s: s["steps"][0].update(more)

        def arm(**more):
            return lambda s: s["steps"][3]["many"]["arms"][0].update(more)

        def trial(**more):
            return lambda s: s["steps"][4]["many"]["trial"].update(more)

        self.check_mistakes(self.life_scene(), {
            "unknown key": life(colour="red"),
            "unknown kind": life(kind="mild"),
            "too long": life(years=80),
            "unknown treatment": life(treatments=[{"name": "tea"}]),
            "treatment without a name": life(treatments=[{"from_year": 3}]),
            "no tract": lambda s: s.pop("tract"),
            "a tract hurt by hand": lambda s: s["tract"].update(lesion={"share_of_axons": 0.5}),
            "a step that hurts it": step(tract={"lesion": {"share_of_axons": 0.5}}),
            "a lever that does not act": step(try_levers=["channels"]),
            "year out of range": step(life={"year": 60}),
            "unknown key of a change": step(life={"kind": "relapsing"}),
            "unknown view of it": step(shown="films"),
            "an arm without a name": lambda s: s["steps"][3]["many"]["arms"][0].pop("name"),
            "three arms": lambda s: s["steps"][3]["many"]["arms"].append(s["steps"][3]["many"]["arms"][0]),
            "an arm of one": arm(people=1),
            "unknown key of an arm": arm(axons=40),
            "trial of nothing": lambda s: s["steps"][4]["many"]["trial"].pop("treatment"),
            "trial out of range": trial(years=40),
            "both": lambda s: s["steps"][4]["many"].update(arms=s["steps"][3]["many"]["arms"]),
            "neither": lambda s: s["steps"][3].update(many={}),
        })
        self.check_mistakes(self.good_scene("tract"), {
            "a life's step without a life": step(life={"year": 3}),
            "a scan without a life": step(shown="scan"),
            "an axon without a life": step(shown="axon"),
        })

    def living_scene(self):
        scene = self.good_scene("attack")
        scene["axons"] = [{"name": {"en": "Axon"}, "tissue": {
            "age_years": 45, "seed": 3, "vessel_at": 8, "smouldering": 0.1, "reserve": 0.9, "debris": 0.2,
            "mitochondria": 0.9, "bare": True, "relapses": False}}]
        scene["steps"] = [{"id": "one", "caption": {"en": "One."}, "pass_days": 20, "days_per_second": 8,
                           "try_levers": ["heat", "traffic"],
                           "changes": [{"traffic_hz": 20, "tissue": {
                               "age_years": 60, "smouldering": 0.6, "reserve": 0.2, "mitochondria": 0.2,
                               "acts": ["attack", "clear_debris", "wake_repair", "hurt_mitochondria", "restore_energy"],
                               "treatments": {"ocrelizumab": True, "siponimod": False}}}]}]
        return scene

    def test_and_program_accept_living_tissue(self):
        self.assertTrue(schema_accepts(self.living_scene()))
        self.assertTrue(program_accepts(self.living_scene()))

    def test_and_program_refuse_the_same_mistakes_in_living_tissue(self):
        def axon(**more):
            return lambda s: s["axons"][0].update(more)

        def tissue(**more):
            return lambda s: s["axons"][0]["tissue"].update(more)

        def change(**more):
            return lambda s: s["steps"][0]["changes"][0]["tissue"].update(more)

        self.check_mistakes(self.living_scene(), {
            "unknown key": tissue(luck=1),
            "a child": tissue(age_years=12),
            "a vessel beyond the axon": tissue(vessel_at=16),
            "more than all of the reserve": tissue(reserve=2),
            "bare by half": tissue(bare=0.5),
            "a lesion by hand": axon(lesion=[3]),
            "a cut by hand": axon(cut_internode=3),
            "a lever that the tissue sees to": axon(levers={"myelin": 0.5}),
            "unknown act": change(acts=["pray"]),
            "unknown treatment": change(treatments={"tea": True}),
            "a treatment by halves": change(treatments={"siponimod": 0.5}),
            "unknown key of a change": change(debris=0.5),
            "too fast": lambda s: s["steps"][0].update(days_per_second=1000),
            "days without tissue": lambda s: (s["axons"][0].pop("tissue"), s["steps"][0].pop("changes")),
            "acts without tissue": lambda s: (s["axons"][0].pop("tissue"), s["steps"][0].pop("pass_days")),
        })

    def test_and_program_refuse_the_same_mistakes(self):
        good = self.good_scene("attack")

        def step(**more):
            return lambda s: s["steps"][0].update(more)

        mistakes = {
            "unknown key": lambda s: s.update(colour="red"),
            "unknown key in a step": step(colour="red"),
            "concept that is none": lambda s: s.update(concepts=["C99"]),
            "id with a blank": lambda s: s.update(id="My scene"),
            "id of a step with a blank": step(id="a b"),
            "missing steps": lambda s: s.pop("steps"),
            "no step": lambda s: s.update(steps=[]),
            "four axons": lambda s: s.update(axons=s["axons"][:1] * 4),
            "other format": lambda s: s.update(format=2),
            "lever out of range": step(changes=[{"levers": {"myelin": 1.5}}]),
            "unknown lever": step(changes=[{"levers": {"luck": 1}}]),
            "heat among the shares": step(changes=[{"levers": {"heat": 1}}]),
            "a fever beyond all": step(changes=[{"temperature_degC": 50}]),
            "four sheaths for one": step(changes=[{"repair_sheaths": 4}]),
            "a cut beyond the axon": step(changes=[{"cut_internode": 16}]),
            "a lever to try that is none": step(try_levers=["luck"]),
            "internode out of range": step(changes=[{"lesion": [16]}]),
            "lever of a tract": step(try_levers=["share_of_axons"]),
            "change of a tract": step(tract={"temperature_degC": 37}),
            "unknown view": step(view="far"),
            "other speed": step(slower=3000),
            "caption that is no object": step(caption="words"),
            "no source": lambda s: s.update(sources=[]),
            "link without https": lambda s: s["sources"][0].update(link="doi:1"),
            "evidence of another kind": lambda s: s.update(evidence="certain"),
            "a month that is none": lambda s: s.update(reviewed="2026-13"),
        }
        self.check_mistakes(good, mistakes)


if __name__ == "__main__":
    unittest.main()
