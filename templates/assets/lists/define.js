import { ExerciseFilter } from './exercise-filter.js';

if (!customElements.get('exercise-filter')) customElements.define('exercise-filter', ExerciseFilter);
