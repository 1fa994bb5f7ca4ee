"""The steps, in order: each loads, computes and keeps. READ THIS FIRST.

    collect preserve extract | read review link | weigh count | disclose publish

| file | steps |
|---|---|
| `starting.py`, `opening.py` | `start_case`, `open_case`: a casebook and who works in it |
| `gathering.py` | `add_files`: bytes to documents |
| `reading.py` | `read_documents`: documents to claims |
| `recording.py` | `keep_readings`: each reader's word of a document, kept |
| `llm.py`, `spacy_en.py` | the readers that want more than the text: an endpoint, a model |
| `reading_pool.py` | many documents read at once |
| `judging.py` | `waiting_tasks`, `decide`, `apply_decisions_file`, `judge_pair`, `protect` |
| `adopting.py` | `propose_edition`, `adopt_edition`: a roll's edition in one decision |
| `linking.py` | `link_case`: which mentions are one person |
| `reckoning.py` | `weigh_case`, `count_case`: standings and the tally, as of V, known at K |
| `explaining.py` | `explain_cell`: from a number down to the quoted words and the original |
| `releasing.py` | `publish_release`, `rebuild_release`: through the gate to files |
| `keeping.py` | `verify_case`, `case_status` |
| `erasing.py` | `plan_erasure`, `erase_person` |
| `replaying.py` | `replay_case`: commits made at written dates (the bundled case) |
| `loose_files.py` | `read_files`, `mark_files`: reading alone, without a casebook |
| `tables.py` | `link_table`: linking alone |

Rooms never import one another; they meet here. Steps import their rooms inside functions, so that
a command loads only what it enters.
"""
